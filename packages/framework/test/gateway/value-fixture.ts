import type { JWTVerifyGetKey } from "jose"
import type { ApiAuthorizer, ApiRoute } from "../../src/gateway/api-description.ts"
import type { SigningIdentity } from "../../src/gateway/authorizers/identity-provider.ts"
import { createGateway } from "../../src/gateway/create-gateway.ts"
import { createIdentityProvider } from "../../src/gateway/identity/create-identity-provider.ts"
import { generateSigningKey } from "../../src/gateway/identity/signing-key.ts"

export const location = { file: "src/app.ts", line: 1 }

export const key = await generateSigningKey()

export const now = Date.UTC(2026, 10, 21, 12)

export const identities = new Map<string, SigningIdentity>([
  [
    "AKIAADA",
    {
      secretAccessKey: "ada's secret",
      userArn: "arn:aws:iam::123456789012:user/ada",
      accountId: "123456789012",
      userId: "AIDAADA",
    },
  ],
  [
    "ASIAROLE",
    {
      secretAccessKey: "role's secret",
      sessionToken: "session",
      userArn: "arn:aws:sts::123456789012:assumed-role/reader/s",
      accountId: "123456789012",
      userId: "AROA:s",
      mayInvoke: ["GET/*"],
    },
  ],
])

/** A gateway of routes that one authorizer guards; its function answers with the event. */
export function guarded(authorizer: ApiAuthorizer, routes: readonly Partial<ApiRoute>[] = [{}]) {
  const provider = createIdentityProvider({ key, asksIssuers: false, credentialsOf: (id) => identities.get(id) })
  return createGateway(
    {
      routes: routes.map((route) => ({
        method: "GET",
        path: "/{proxy+}",
        target: { type: "function", functionId: "Api" },
        authorizerId: authorizer.id,
        location,
        ...route,
      })),
      authorizers: [authorizer],
      binaryMediaTypes: [],
      gatewayResponses: {},
      stageName: "api",
    },
    {
      identityProvider: provider,
      now: () => now,
      invoke: async (_id, event) => ({ ok: true, payload: { statusCode: 200, body: JSON.stringify(event) } }),
    },
  )
}

/** Keys that cannot be had. */
export const unreachable: JWTVerifyGetKey = () => Promise.reject(new TypeError("fetch failed"))
