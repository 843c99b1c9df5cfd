import type { Declaration } from "../declarations/declaration.ts"
import { checkApi } from "./check-api.ts"
import { checkAuthorizers } from "./check-authorizers.ts"
import { checkAuthorizerValues } from "./check-authorizer-values.ts"
import { checkBinaryTypes } from "./check-binary-types.ts"
import { checkCors } from "./check-cors.ts"
import { checkCorsOrigins } from "./check-cors-origins.ts"
import { checkApiKeys } from "./usage/check-api-keys.ts"
import { checkDomain } from "./domain/check-domain.ts"
import { checkEndpoint } from "./source/check-endpoint.ts"
import { checkHttpApi } from "./http-api/check-http-api.ts"
import { checkRouteLimits } from "./check-route-limits.ts"
import { checkIntegrations } from "./integrations/check-integrations.ts"
import { checkRoutes } from "./check-routes.ts"
import { checkScopes } from "./check-scopes.ts"
import { checkSiblingParams } from "./check-sibling-params.ts"
import { declaredApi } from "./declared-api.ts"
import type { Fault } from "./fault.ts"
import { checkStreams } from "./streaming/check-streams.ts"

/** Everything that API Gateway would refuse, or serve otherwise than declared; empty when all is well. */
export function checkHttpDeclarations(declarations: readonly Declaration[]): readonly Fault[] {
  const api = declaredApi(declarations)
  return [
    ...checkApi(api),
    ...checkEndpoint(api),
    ...checkDomain(api),
    ...checkRoutes(api),
    ...checkSiblingParams(api.methods),
    ...checkCors(api.methods),
    ...checkCorsOrigins(api.methods),
    ...checkBinaryTypes(api),
    ...checkAuthorizers(api),
    ...checkAuthorizerValues(api),
    ...checkScopes(api),
    ...checkRouteLimits(api),
    ...checkApiKeys(api),
    ...checkHttpApi(api),
    ...checkIntegrations(api),
    ...checkStreams(api),
  ]
}
