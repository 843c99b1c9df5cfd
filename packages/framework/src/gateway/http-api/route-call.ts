import type { Answer, Refusal } from "../answer.ts"
import type { Arrival } from "../arrival.ts"
import type { GatewayIdentity } from "../gateway-identity.ts"
import type { GatewayOptions } from "../gateway.ts"
import type { HttpApiProxyEvent } from "./http-api-proxy-event.ts"

/** A request whose route is found. */
export interface RouteCall {
  readonly arrival: Arrival
  /** What a function gets; checks add to it. */
  readonly event: HttpApiProxyEvent
  readonly routeArn: string
}

/** What a request must pass before the integration: the call goes on, or is refused. */
export type RouteCheck = (call: RouteCall) => RouteCall | Refusal | Promise<RouteCall | Refusal>

/** What answers a request that passed. */
export type RouteIntegration = (call: RouteCall) => Answer | Promise<Answer>

/** What is the same for every request to one HTTP API. */
export interface HttpApiEnvironment {
  readonly identity: GatewayIdentity
  readonly stageName: string
  readonly stageVariables: Readonly<Record<string, string>> | undefined
  readonly gateway: GatewayOptions
}
