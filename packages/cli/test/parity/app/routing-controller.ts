import { controller, route, type RouteRequest } from "@tsapi/framework"

@controller("/routing")
export class RoutingController {
  @route("GET", "/")
  root({ route, path }: RouteRequest<"/">) {
    return { route, path }
  }

  @route(["GET", "HEAD"], "/literal")
  literal({ method, route }: RouteRequest<"/literal">) {
    return { method, route }
  }

  @route("GET", "/{name}")
  one({ route, params }: RouteRequest<"/{name}">) {
    return { route, params }
  }

  @route(["put", "PATCH", "DELETE"], "/{name}")
  change({ method, params }: RouteRequest<"/{name}">) {
    return { method, params }
  }

  @route("GET", "/{name}/items/{item}")
  item({ route, params }: RouteRequest<"/{name}/items/{item}">) {
    return { route, params }
  }

  @route("GET", "/files/{path+}")
  file({ route, params, path }: RouteRequest<"/files/{path+}">) {
    return { route, params, path }
  }

  @route("ANY", "/any/{rest+}")
  any({ method, params }: RouteRequest<"/any/{rest+}">) {
    return { method, params }
  }

  @route("PUT", "/any/{rest+}")
  own() {
    return "PUT has a route of its own"
  }

  @route("POST", "/files/upload")
  upload({ route }: RouteRequest<"/files/upload">) {
    return { route }
  }
}
