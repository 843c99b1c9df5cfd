import { controller, NotFoundError, reply, route, type RouteRequest } from "@tsapi/framework"

@controller("/cors", { cors: true })
export class CorsController {
  @route(["GET", "POST"], "/")
  ok() {
    return { ok: true }
  }

  @route("GET", "/missing")
  missing() {
    throw new NotFoundError("nothing")
  }

  @route("GET", "/unexpected")
  unexpected() {
    throw new Error("boom")
  }

  @route("GET", "/own-header")
  ownHeader() {
    return reply({}, { headers: { "access-control-allow-origin": "https://own.example" } })
  }

  @route("GET", "/{id}")
  one({ params }: RouteRequest<"/{id}">) {
    return params
  }
}

@controller("/partly-cors")
export class PartlyCorsController {
  @route("GET", "/")
  without() {
    return { cors: false }
  }

  @route("POST", "/", {
    cors: {
      allowOrigin: "https://example.com",
      allowHeaders: ["X-Special-Header"],
      exposeHeaders: ["X-Total"],
      maxAgeSeconds: 600,
      allowCredentials: true,
    },
  })
  with() {
    return { cors: true }
  }
}

@controller("/own-options")
export class OwnOptionsController {
  @route("OPTIONS", "/")
  options() {
    return reply({ own: true }, { headers: { "Access-Control-Allow-Origin": "https://own.example" } })
  }
}

@controller("/many-origins", { cors: { allowOrigin: ["https://a.example", "https://b.example"] } })
export class ManyOriginsController {
  @route("GET", "/")
  ok() {
    return { ok: true }
  }
}
