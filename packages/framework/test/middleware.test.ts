import { afterEach, describe, expect, it, vi } from "vitest"
import {
  App,
  NotFoundError,
  allow,
  authorizer,
  controller,
  createLambdaHandler,
  currentRequest,
  reply,
  route,
  type HttpMiddleware,
  type Reply,
} from "@tsapi/framework"
import { call } from "./call-handler.ts"
import { lambdaContext, restEvent } from "./rest-event.ts"

class Plain {
  @route("GET", "/x")
  get() {
    return { ok: true }
  }

  @route("GET", "/missing")
  missing() {
    throw new NotFoundError("gone")
  }

  @route("GET", "/broken")
  broken() {
    throw new TypeError("broken")
  }
}

afterEach(() => {
  vi.restoreAllMocks()
})

describe("middleware", () => {
  it("126: runs in the order of registration around the handler", async () => {
    const order: string[] = []
    const traced =
      (name: string): HttpMiddleware =>
      async (_request, next) => {
        order.push(`${name} before`)
        const answer = await next()
        order.push(`${name} after`)
        return answer
      }
    @controller("/", { middleware: [traced("controller")] })
    class Traced {
      @route("GET", "/x", { middleware: [traced("route")] })
      get() {
        order.push("handler")
      }
    }
    const app = new App("x", { controllers: [Traced] }).use("http", traced("first")).use("http", traced("second"))
    await call(app, restEvent("GET /x"))
    const names = ["first", "second", "controller", "route"]
    const before = names.map((name) => `${name} before`)
    const after = names.toReversed().map((name) => `${name} after`)
    expect(order).toEqual([...before, "handler", ...after])
  })

  it("126: returning early skips the rest", async () => {
    const app = new App("x", { controllers: [Plain] }).use("http", () => reply("closed", { status: 503 }))
    expect(await call(app, restEvent("GET /x"))).toMatchObject({ statusCode: 503, body: "closed" })
  })

  it("126: what middleware changes in the reply, or returns in its place, is the answer", async () => {
    const changed = new App("x", { controllers: [Plain] }).use("http", async (_request, next) => {
      const answer = await next()
      answer.status = 202
      answer.headers["X-Seen"] = "yes"
      return answer
    })
    expect(await call(changed, restEvent("GET /x"))).toMatchObject({ statusCode: 202, headers: { "X-Seen": "yes" } })
    const replaced = new App("x", { controllers: [Plain] }).use("http", async (_request, next) => (await next()).body)
    expect(await call(replaced, restEvent("GET /x"))).toMatchObject({ statusCode: 200, body: '{"ok":true}' })
  })

  it("127: middleware for all kinds sees requests and authorizers, middleware for one kind only its own", async () => {
    @authorizer({ type: "token" })
    class Auth {
      authorize() {
        return allow({ principalId: "p", routes: ["*"] })
      }
    }
    const seen: string[] = []
    const app = new App("x", { controllers: [Plain], authorizers: [Auth] })
    const handler = createLambdaHandler(app)
    app.use((_event, next) => {
      seen.push("all")
      return next()
    })
    app.use("http", (request, next) => {
      seen.push(request.path)
      return next()
    })
    app.use("authorizer", (request, next) => {
      seen.push(request.methodArn)
      return next()
    })
    await handler(restEvent("GET /x"), lambdaContext)
    await handler({ type: "TOKEN", authorizationToken: "t", methodArn: "arn:a/dev/GET/" }, lambdaContext)
    expect(seen).toEqual(["all", "/x", "all", "arn:a/dev/GET/"])
  })

  it("128: an HttpError reaches middleware as a reply", async () => {
    let seen: Reply | undefined
    const app = new App("x", { controllers: [Plain] }).use("http", async (_request, next) => (seen = await next()))
    expect((await call(app, restEvent("GET /missing"))).statusCode).toBe(404)
    expect(seen).toMatchObject({ status: 404, body: { Code: "NotFoundError", Message: "gone" } })
  })

  it("128, 130: any other exception is thrown by next, and uncaught it is a 500", async () => {
    vi.spyOn(console, "error").mockImplementation(() => {})
    const seen: unknown[] = []
    const app = new App("x", { controllers: [Plain] }).use("http", async (_request, next) => {
      try {
        return await next()
      } catch (error) {
        seen.push(error)
        throw error
      }
    })
    expect((await call(app, restEvent("GET /broken"))).statusCode).toBe(500)
    expect(seen).toEqual([new TypeError("broken")])
  })

  it("130: middleware may turn an exception into an answer", async () => {
    const app = new App("x", { controllers: [Plain] }).use("http", (_request, next) =>
      next().catch((error: Error) => reply({ failed: error.message }, { status: 502 })),
    )
    expect(await call(app, restEvent("GET /broken"))).toMatchObject({ statusCode: 502, body: '{"failed":"broken"}' })
  })

  it("129: middleware that throws is a 500, or its HttpError", async () => {
    vi.spyOn(console, "error").mockImplementation(() => {})
    const throwing = (error: Error) =>
      new App("x", { controllers: [Plain] }).use("http", () => {
        throw error
      })
    const response = await call(throwing(new Error("x")), restEvent("GET /x"))
    expect(response).toMatchObject({ statusCode: 500 })
    expect(JSON.parse(response.body)).toMatchObject({ Code: "InternalServerError" })
    expect((await call(throwing(new NotFoundError("x")), restEvent("GET /x"))).statusCode).toBe(404)
  })

  it("sees 404, 405, 415 and failed validation too", async () => {
    const statuses: number[] = []
    const app = new App("x", { controllers: [Plain] }).use("http", async (_request, next) => {
      const answer = await next()
      statuses.push(answer.status)
      return answer
    })
    await call(app, restEvent("GET /nowhere"))
    await call(app, restEvent("POST /x"))
    await call(app, restEvent("GET /x", { headers: { "Content-Type": "text/xml" }, body: "x" }))
    expect(statuses).toEqual([404, 405, 415])
  })

  it("123: currentRequest gives each request to the code it runs, also side by side", async () => {
    class Slow {
      @route("GET", "/x/{id}")
      async get() {
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 5))
        return currentRequest().params
      }
    }
    const handler = createLambdaHandler(new App("x", { controllers: [Slow] }))
    const ids = Array.from({ length: 25 }, (_, id) => String(id))
    const answers = ids.map((id) => handler(restEvent("GET /x/{id}", { pathParameters: { id } }), lambdaContext))
    const bodies = (await Promise.all(answers)).map((answer) => (answer as { body: string }).body)
    expect(bodies).toEqual(ids.map((id) => `{"id":"${id}"}`))
  })

  it("123: currentRequest outside of a request is an error that says so", () => {
    expect(() => currentRequest()).toThrow("currentRequest() was called outside of a request")
  })
})
