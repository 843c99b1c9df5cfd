import { controller, route, type RouteRequest } from "@tsapi/framework"

@controller("/limits")
export class LimitController {
  @route("GET", "/keyed", { apiKey: true })
  keyed({ event }: RouteRequest<"/keyed">) {
    return { apiKey: event.requestContext.identity.apiKey }
  }

  @route("GET", "/also-keyed", { apiKey: true })
  alsoKeyed() {
    return { ok: true }
  }

  @route("GET", "/kept/{id}", { cache: { keys: ["query.page"] } })
  kept({ params, query }: RouteRequest<"/kept/{id}">) {
    return { ...params, ...query }
  }

  @route("GET", "/once", { throttle: { rate: 0.001, burst: 1 } })
  once() {
    return { ok: true }
  }
}
