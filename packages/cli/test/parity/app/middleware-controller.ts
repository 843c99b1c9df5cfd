import { controller, type HttpMiddleware, NotFoundError, reply, route } from "@tsapi/framework"

const outer: HttpMiddleware = async (_request, next) => {
  const result = await next()
  return reply({ outer: result.body, status: result.status }, { headers: { "X-Outer": "yes" } })
}

const stop: HttpMiddleware = () => reply({ stopped: true }, { status: 503 })

const rescue: HttpMiddleware = async (_request, next) => {
  try {
    return await next()
  } catch {
    return { rescued: true }
  }
}

@controller("/middleware")
export class MiddlewareController {
  @route("GET", "/wrapped", { middleware: [outer] })
  wrapped() {
    return { inner: true }
  }

  @route("GET", "/wrapped-error", { middleware: [outer] })
  wrappedError() {
    throw new NotFoundError("gone")
  }

  @route("GET", "/stopped", { middleware: [stop] })
  stopped() {
    return { reached: true }
  }

  @route("GET", "/rescued", { middleware: [rescue] })
  rescued() {
    throw new Error("boom")
  }
}
