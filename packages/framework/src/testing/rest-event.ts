import { receiveRequest } from "../gateway/arrival.ts"
import { buildProxyEvent } from "../gateway/build-proxy-event.ts"
import { gatewayIdentity, resourceId } from "../gateway/gateway-identity.ts"
import type { GatewaySettings } from "../gateway/gateway.ts"
import { binaryMatcher } from "../gateway/media-type.ts"
import type { ProxyEvent } from "../gateway/proxy-event.ts"
import { buildRouteTable } from "../gateway/route-table.ts"
import { defaultBinaryMediaTypes } from "../http/binary-media-types.ts"
import { type RequestOptions, toGatewayRequest } from "./to-gateway-request.ts"

export interface RestEventOptions extends RequestOptions {
  /** Default `GET`. */
  readonly method?: string
  /** With its query, if any: `/todos/1?full=yes`. */
  readonly path: string
  /** The path template, `/todos/{id}`; path parameters come from it. Default: the path itself. */
  readonly route?: string
  /** What an authorizer left in `requestContext.authorizer`. */
  readonly authorizer?: Readonly<Record<string, string | number>>
  readonly stageVariables?: Readonly<Record<string, string>>
  /** Default: those of an App. */
  readonly binaryMediaTypes?: readonly string[]
}

/**
 * The event a REST API sends to a function, for tests that call a handler directly. Throws a TypeError when `path` is
 * not one of `route`.
 *
 * @example
 * restEvent({ path: "/todos/1", route: "/todos/{id}" }).pathParameters // { id: "1" }
 */
export function restEvent(options: RestEventOptions): ProxyEvent {
  const { method = "GET", path, authorizer, stageVariables, binaryMediaTypes = defaultBinaryMediaTypes } = options
  const request = toGatewayRequest(method, path, options)
  const settings: GatewaySettings = {}
  const environment = { stageName: "api", stageVariables, identity: gatewayIdentity(settings), options: settings }
  const arrival = receiveRequest(request, environment)
  const route = options.route ?? arrival.matchedPath
  const match = buildRouteTable([{ method: request.method, path: route }]).match(request.method, arrival.matchedPath)
  if (!match) throw new TypeError(`"${path}" is not a path of the route "${route}"`)
  const resource = { path: route, id: resourceId(route) }
  const { pathParameters } = match
  const isBinary = binaryMatcher(binaryMediaTypes)
  const event = buildProxyEvent({ arrival, resource, pathParameters }, { ...environment, isBinary })
  if (!authorizer) return event
  return { ...event, requestContext: { ...event.requestContext, authorizer } }
}
