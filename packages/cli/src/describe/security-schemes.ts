import type { ApiAuthorizer } from "@tsapi/framework/gateway"
import type { SecurityScheme } from "../model/openapi-document.ts"

/** How a client shows an authorizer who it is: it sends what all of the schemes say. */
export type SecuritySchemes = Readonly<Record<string, SecurityScheme>>

const headerPrefix = "method.request.header."
const queryPrefix = "method.request.querystring."

/** One scheme for each identity source that a client sends; sources of API Gateway's own are none of the client's business. */
export function securitySchemes(authorizer: ApiAuthorizer, description: string | undefined): SecuritySchemes {
  const schemes = schemesOf(authorizer)
  return Object.fromEntries(
    Object.entries(schemes).map(([name, scheme]) => [
      Object.keys(schemes).length === 1 ? authorizer.id : `${authorizer.id}.${name}`,
      { ...scheme, ...(description && { description }) },
    ]),
  )
}

function schemesOf(authorizer: ApiAuthorizer): SecuritySchemes {
  switch (authorizer.type) {
    case "token":
    case "request":
    case "existing":
      return Object.assign({}, ...authorizer.identitySources.map((source) => sentSource(source, authorizer)))
    case "jwt":
      return { token: tokenIn(authorizer.header, discovery(authorizer.issuer)) }
    case "cognito":
      return { token: tokenIn(authorizer.header, { type: "http", scheme: "bearer", bearerFormat: "JWT" }) }
    case "iam":
      // What Amazon's own tools call a signature in version 4.
      return {
        signature: { type: "apiKey", in: "header", name: "Authorization", "x-amazon-apigateway-authtype": "awsSigv4" },
      }
  }
}

function sentSource(
  source: string,
  { identityValidationExpression }: { identityValidationExpression?: string | undefined },
): SecuritySchemes {
  if (source.startsWith(queryPrefix)) {
    const name = source.slice(queryPrefix.length)
    return { [name]: { type: "apiKey", in: "query", name } }
  }
  if (!source.startsWith(headerPrefix)) return {}
  const name = source.slice(headerPrefix.length)
  const isBearer = isAuthorization(name) && /^\^?\(?Bearer\b/i.test(identityValidationExpression ?? "")
  return { [name]: isBearer ? { type: "http", scheme: "bearer" } : { type: "apiKey", in: "header", name } }
}

function discovery(issuer: string): SecurityScheme {
  return { type: "openIdConnect", openIdConnectUrl: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration` }
}

/** What a scheme for the Authorization header is in another. */
function tokenIn(header: string, scheme: SecurityScheme): SecurityScheme {
  return isAuthorization(header) ? scheme : { type: "apiKey", in: "header", name: header }
}

function isAuthorization(header: string): boolean {
  return header.toLowerCase() === "authorization"
}
