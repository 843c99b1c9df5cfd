import type { Answer } from "../answer.ts"
import type { Arrival } from "../arrival.ts"
import { methodArnPrefix } from "../authorizer-event.ts"
import type { Endpoint } from "../endpoint.ts"
import type { ApiRoute } from "../api-description.ts"
import { routeKeyOf } from "./route-key.ts"
import { buildHttpApiEvent } from "./build-http-api-event.ts"
import { httpApiPath } from "./http-api-path.ts"
import type { HttpApiEnvironment, RouteCall, RouteCheck, RouteIntegration } from "./route-call.ts"

export interface RouteEndpointOptions {
  readonly environment: HttpApiEnvironment
  /** In the order in which API Gateway asks. */
  readonly checks: readonly RouteCheck[]
  readonly integration: RouteIntegration
}

/** One route of an HTTP API: its checks one after the other, then its integration. */
export function routeEndpoint(route: ApiRoute, { environment, checks, integration }: RouteEndpointOptions): Endpoint {
  const { method, path } = route
  const routeKey = routeKeyOf(route)
  const arnPrefix = methodArnPrefix({ ...environment.identity, stageName: environment.stageName })

  async function answer(arrival: Arrival, pathParameters: Record<string, string> | null): Promise<Answer> {
    const event = buildHttpApiEvent({ arrival, routeKey, pathParameters }, environment)
    const routeArn = `${arnPrefix}/${arrival.request.method}${httpApiPath(arrival.apiPath)}`
    let call: RouteCall = { arrival, event, routeArn }
    for (const check of checks) {
      const checked = await check(call)
      if ("refused" in checked) return checked
      call = checked
    }
    return integration(call)
  }

  return { method, path, answer }
}
