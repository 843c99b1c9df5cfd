import type { ProxyEvent } from "../../src/gateway/proxy-event.ts"
import type { GatewayOptions } from "../../src/gateway/gateway.ts"
import { fixture, route, type Sent } from "./gateway-fixture.ts"

/** The event of one request to a route at `path`: a POST when it has a body. */
export async function eventOf(
  target: string,
  request: Sent = {},
  options: Partial<GatewayOptions> = {},
  path = "/todos",
): Promise<ProxyEvent> {
  const routes = [route("GET", path), route("POST", path)]
  const client = fixture({ routes, binaryMediaTypes: ["image/*"] }, {}, options)
  await client.send(request.body === undefined ? "GET" : "POST", target, request)
  return client.event()
}
