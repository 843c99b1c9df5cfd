import type { ApiRoute } from "../api-description.ts"
import { lambdaIntegration, type LambdaIntegrationOptions } from "../lambda-integration.ts"
import type { Integration } from "../method-endpoint.ts"

/** What a route's target is locally. */
export function createIntegration({ target, timeoutMs }: ApiRoute, options: LambdaIntegrationOptions): Integration {
  return lambdaIntegration({ functionId: target.functionId, timeoutMs }, options)
}
