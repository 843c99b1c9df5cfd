import type { Answer, Refusal } from "./answer.ts"
import type { ApiRoute } from "./api-description.ts"
import type { Arrival } from "./arrival.ts"
import { methodArnPrefix } from "./authorizer-event.ts"
import { buildProxyEvent, type EventEnvironment } from "./build-proxy-event.ts"
import type { Endpoint } from "./endpoint.ts"
import { resourceId } from "./gateway-identity.ts"
import type { PolicyVerdict } from "./source/compile-resource-policy.ts"
import type { ProxyEvent } from "./proxy-event.ts"

/** A request whose method is found. */
export interface MethodCall {
  readonly arrival: Arrival
  /** What a Lambda proxy integration gets; checks add to it. */
  readonly event: ProxyEvent
  readonly methodArn: string
  /** What the resource policy said, where it and the policy of a Lambda authorizer decide together. */
  readonly resourcePolicy?: PolicyVerdict
  /** The API key that an authorizer says the caller has. */
  readonly usageIdentifierKey?: string | undefined
}

/** What a request must pass before the integration: the call goes on, or is refused. */
export type MethodCheck = (call: MethodCall) => MethodCall | Refusal | Promise<MethodCall | Refusal>

/** What answers a request that passed. */
export type Integration = (call: MethodCall) => Answer | Promise<Answer>

export interface MethodOptions {
  readonly environment: EventEnvironment
  /** In the order in which API Gateway asks. */
  readonly checks: readonly MethodCheck[]
  readonly integration: Integration
}

/** One method of the API: its checks one after the other, then its integration. */
export function methodEndpoint(
  { method, path }: Pick<ApiRoute, "method" | "path">,
  { environment, checks, integration }: MethodOptions,
): Endpoint {
  const resource = { path, id: resourceId(path) }
  const arnPrefix = methodArnPrefix({ ...environment.identity, stageName: environment.stageName })

  async function answer(arrival: Arrival, pathParameters: Record<string, string> | null): Promise<Answer> {
    const event = buildProxyEvent({ arrival, resource, pathParameters }, environment)
    // † Without a trailing slash: else a Deny for `/admin` would not cover `/admin/`, which the same route serves.
    const methodArn = `${arnPrefix}/${arrival.request.method}${arrival.matchedPath}`
    let call: MethodCall = { arrival, event, methodArn }
    for (const check of checks) {
      const checked = await check(call)
      if ("refused" in checked) return { ...checked, event: call.event }
      call = checked
    }
    return { ...(await integration(call)), event: call.event }
  }

  return { method, path, answer }
}
