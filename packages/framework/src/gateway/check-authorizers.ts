import type { AuthorizerDeclaration } from "../declarations/authorizer-declaration.ts"
import { type DeclaredApi, locationOf } from "./declared-api.ts"
import type { Fault } from "./fault.ts"
import { compileIdentitySource } from "./identity-source.ts"

/** Faults of the authorizers an app lists. */
export function checkAuthorizers({ authorizers }: DeclaredApi): readonly Fault[] {
  return authorizers.flatMap((authorizer, index) => {
    const location = locationOf(authorizer)
    const earlier = authorizers.slice(0, index).find(({ className }) => className === authorizer.className)
    return authorizerOptionFaults(authorizer)
      .concat(earlier ? [duplicate(authorizer, earlier)] : [])
      .map((fault) => ({ ...fault, message: `${authorizer.className}: ${fault.message}`, location }))
  })
}

type AuthorizerFault = Omit<Fault, "location">

type AuthorizerOptions = Pick<
  AuthorizerDeclaration,
  "type" | "ttlSeconds" | "identitySources" | "identityValidationExpression"
>

/** Faults of what classes and values both have. */
export function authorizerOptionFaults(authorizer: AuthorizerOptions): readonly AuthorizerFault[] {
  return [...ttlFaults(authorizer), ...sourceFaults(authorizer), ...expressionFaults(authorizer)]
}

function duplicate(authorizer: AuthorizerDeclaration, earlier: AuthorizerDeclaration): AuthorizerFault {
  const { file, line } = locationOf(earlier)
  return {
    code: "AUTHORIZER_DUPLICATE",
    message: `another authorizer of this name is at ${file}:${line}`,
    hint: `Rename one of the two ${authorizer.className} classes, or list it once.`,
  }
}

function ttlFaults({ ttlSeconds }: AuthorizerOptions): readonly AuthorizerFault[] {
  if (Number.isInteger(ttlSeconds) && ttlSeconds >= 0 && ttlSeconds <= 3600) return []
  const hint = "Use a whole number of seconds from 0 (no cache) to 3600."
  return [{ code: "AUTHORIZER_TTL_INVALID", message: `ttlSeconds is ${ttlSeconds}`, hint }]
}

function sourceFaults({ type, identitySources, ttlSeconds }: AuthorizerOptions): readonly AuthorizerFault[] {
  const code = "AUTHORIZER_IDENTITY_SOURCE_INVALID"
  const [first] = identitySources
  const wrong = identitySources
    .filter((source) => !compileIdentitySource(source))
    .map((source) => {
      const hint = 'Write "header.X", "query.x", "context.x" or "stage.x", or the long forms of API Gateway.'
      return { code, message: `"${source}" is not an identity source`, hint }
    })
  if (type === "token" && (identitySources.length !== 1 || !first?.startsWith("method.request.header."))) {
    const hint = 'Give one header, such as "header.Authorization", or make it an authorizer of type "request".'
    return [...wrong, { code, message: "a token authorizer has exactly one header as its identity source", hint }]
  }
  if (type === "request" && identitySources.length === 0 && ttlSeconds > 0) {
    const hint = "Give identitySources, or set ttlSeconds to 0."
    return [...wrong, { code, message: "a cache needs identity sources to tell callers apart", hint }]
  }
  return wrong
}

function expressionFaults(authorizer: AuthorizerOptions): readonly AuthorizerFault[] {
  const { type, identityValidationExpression: expression } = authorizer
  const code = "AUTHORIZER_VALIDATION_INVALID"
  if (expression === undefined) return []
  if (type !== "token") {
    const hint = "Remove it, or check the identity in authorize()."
    return [{ code, message: "API Gateway knows identityValidationExpression for token authorizers only", hint }]
  }
  if (isRegularExpression(expression)) return []
  const hint = 'Give a regular expression without slashes, such as "Bearer [A-Za-z0-9]+".'
  return [{ code, message: `identityValidationExpression ${expression} is not a regular expression`, hint }]
}

function isRegularExpression(source: string): boolean {
  try {
    return new RegExp(source).source !== ""
  } catch {
    return false
  }
}
