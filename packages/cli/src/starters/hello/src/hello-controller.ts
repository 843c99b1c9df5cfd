import { controller, route } from "@tsapi/framework"
import type { RouteRequest } from "@tsapi/framework"

@controller("/hello")
export class HelloController {
  @route("GET", "/")
  everyone() {
    return { hello: "world" }
  }

  @route("GET", "/{name}")
  someone({ params }: RouteRequest<"/{name}">) {
    return { hello: params.name }
  }
}
