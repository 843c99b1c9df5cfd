import { describe, expect, it } from "vitest"
import { App, controller, createLambdaHandler, route, type RouteRequest } from "@tsapi/framework"
import { declarationsOf } from "@tsapi/framework/internal"
import type { HttpDeclaration } from "@tsapi/framework/internal"
import { call } from "./call-handler.ts"
import { lambdaContext, restEvent } from "./rest-event.ts"

describe("routing and registration", () => {
  it("1: a route's path names the parameters the handler gets", async () => {
    @controller("/")
    class Foo {
      @route("GET", "/foo/{bar}/baz/{qux}")
      get({ params }: RouteRequest<"/foo/{bar}/baz/{qux}">) {
        return [params.bar, params.qux]
      }
    }
    const event = restEvent("GET /foo/{bar}/baz/{qux}", { pathParameters: { bar: "1", qux: "2" } })
    expect((await call({ controllers: [Foo] }, event)).body).toBe('["1","2"]')
  })

  it("2: two routes on different paths each have their own handler", async () => {
    class Two {
      @route("GET", "/one")
      one() {
        return "first"
      }

      @route("GET", "/two")
      two() {
        return "second"
      }
    }
    expect((await call({ controllers: [Two] }, restEvent("GET /one"))).body).toBe("first")
    expect((await call({ controllers: [Two] }, restEvent("GET /two"))).body).toBe("second")
  })

  it("3: GET and PUT on one path each reach their own handler", async () => {
    class Both {
      @route("GET", "/x")
      get() {
        return "got"
      }

      @route("PUT", "/x")
      put() {
        return "put"
      }
    }
    expect((await call({ controllers: [Both] }, restEvent("GET /x"))).body).toBe("got")
    expect((await call({ controllers: [Both] }, restEvent("PUT /x"))).body).toBe("put")
  })

  it("ANY takes what no route of its path has a method for", async () => {
    class Any {
      @route("ANY", "/x")
      any({ method }: RouteRequest<"/x">) {
        return `any ${method}`
      }

      @route("GET", "/x")
      get() {
        return "got"
      }
    }
    expect((await call({ controllers: [Any] }, restEvent("GET /x"))).body).toBe("got")
    expect((await call({ controllers: [Any] }, restEvent("PATCH /x"))).body).toBe("any PATCH")
  })

  it("5, 6: path parameters are bound by name", async () => {
    class Names {
      @route("GET", "/{first}/{second}")
      get({ params: { second, first } }: RouteRequest<"/{first}/{second}">) {
        return `${first} ${second}`
      }
    }
    const event = restEvent("GET /{first}/{second}", { pathParameters: { second: "bond", first: "james" } })
    expect((await call({ controllers: [Names] }, event)).body).toBe("james bond")
  })

  it("7: an option the decorators do not know is a TypeError at once", () => {
    const options: object = { corz: true }
    expect(() => route("GET", "/", options)).toThrow(
      new TypeError(
        '@route has no option "corz". Its options are body, query, params, headers, response, authorizer, scopes, cors, contentTypes, requestValidation, apiKey, throttle, cache, timeoutMs, stream, middleware, iam, function.',
      ),
    )
    expect(() => controller("/", options)).toThrow(TypeError)
    expect(() => new App("x", { ...options })).toThrow(TypeError)
  })

  it.each(["controllers", "authorizers"])("a class of %s that is undefined is a TypeError at once", (list) => {
    const options: object = { [list]: [class First {}, undefined] }
    expect(() => new App("x", options)).toThrow(
      new TypeError(`App: ${list}[1] is undefined. Is there an import cycle?`),
    )
  })

  it.each(["controllers", "authorizers"])("a class listed twice in %s is a TypeError at once", (list) => {
    class Twice {}
    const options: object = { [list]: [Twice, class Other {}, Twice] }
    expect(() => new App("x", options)).toThrow(new TypeError(`App: Twice is listed twice in ${list}.`))
  })

  it("8: content types given as a plain string are a TypeError at once", () => {
    const options: object = { contentTypes: "application/xml" }
    expect(() => route("GET", "/", options)).toThrow(
      new TypeError('@route: contentTypes must be a list, such as ["application/xml"].'),
    )
    expect(() => controller("/", options)).toThrow(TypeError)
  })

  it("permissions given as one statement are a TypeError that says what a list is", () => {
    const options: object = { iam: { actions: ["sqs:ListQueues"], resources: ["*"] } }
    expect(() => route("GET", "/", options)).toThrow(new TypeError("@route: iam must be a list, such as [{ … }]."))
  })

  it("9: POST to a path that only has GET and PUT is a 405 that names what is allowed", async () => {
    class GetOnly {
      @route(["PUT", "GET"], "/x")
      get() {
        return {}
      }
    }
    const response = await call({ controllers: [GetOnly] }, restEvent("POST /x"))
    expect(response).toMatchObject({ statusCode: 405, headers: { Allow: "GET, PUT" } })
    expect(JSON.parse(response.body)).toEqual({ Code: "MethodNotAllowedError", Message: "POST /x is not served" })
  })

  it("10: a path that is not in the table is a 404", async () => {
    const response = await call({}, restEvent("GET /nowhere"))
    expect(response.statusCode).toBe(404)
    expect(JSON.parse(response.body)).toEqual({ Code: "NotFoundError", Message: "GET /nowhere is not served" })
  })

  it.each([{}, null, undefined, "text", { resource: "/x", httpMethod: "GET" }])(
    "11: %j, which is no request, is a 500 'Unknown request'",
    async (event) => {
      expect(await createLambdaHandler(new App("x"))(event, lambdaContext)).toEqual({
        statusCode: 500,
        body: '{"Code":"InternalServerError","Message":"Unknown request"}',
      })
    },
  )

  it("12: a handler of several methods finds in request.method which one it was", async () => {
    class Any {
      @route(["GET", "POST"], "/x")
      any({ method }: RouteRequest) {
        return method
      }
    }
    expect((await call({ controllers: [Any] }, restEvent("GET /x"))).body).toBe("GET")
    expect((await call({ controllers: [Any] }, restEvent("POST /x"))).body).toBe("POST")
  })

  it("13, 14: one method may be a string, and lower case is normalised", async () => {
    class Lower {
      @route("delete", "/x")
      remove() {
        return "gone"
      }
    }
    expect((await call({ controllers: [Lower] }, restEvent("DELETE /x"))).body).toBe("gone")
    expect(declarationsOf(new App("x", { controllers: [Lower] }))[1]).toMatchObject({ methods: ["DELETE"] })
  })

  it("17: a greedy parameter is bound under its bare name", async () => {
    class Files {
      @route("GET", "/files/{proxy+}")
      get({ params }: RouteRequest<"/files/{proxy+}">) {
        return params.proxy
      }
    }
    const event = restEvent("GET /files/{proxy+}", { pathParameters: { proxy: "a/b/c.txt" } })
    expect((await call({ controllers: [Files] }, event)).body).toBe("a/b/c.txt")
  })

  it("18: a decorated method is still the method", () => {
    class Plain {
      @route("GET", "/")
      get() {
        return "called"
      }
    }
    expect(new Plain().get()).toBe("called")
    expect(new Plain().get.name).toBe("get")
  })

  it("121: a controller's prefix and a route's path join with one slash", () => {
    @controller("/foo")
    class Foo {
      @route("GET", "/")
      root() {}

      @route("GET", "/bar")
      bar() {}

      @route("GET", "")
      empty() {}
    }
    @controller("/")
    class Root {
      @route("GET", "/")
      root() {}

      @route("GET", "/bar")
      bar() {}
    }
    const declarations = declarationsOf(new App("x", { controllers: [Foo, Root] }))
    const paths = declarations.filter((it): it is HttpDeclaration => it.kind === "http").map(({ path }) => path)
    expect(paths).toEqual(["/foo", "/foo/bar", "/foo", "/", "/bar"])
  })

  it("answers HEAD without a body, like any other method", async () => {
    class Head {
      @route("HEAD", "/x")
      head() {
        return { never: "sent" }
      }
    }
    expect(await call({ controllers: [Head] }, restEvent("HEAD /x"))).toMatchObject({ statusCode: 200, body: "" })
  })

  it("shares one instance of a controller between its routes and makes it at the first request", async () => {
    let instances = 0
    class Counting {
      constructor() {
        instances++
      }

      @route("GET", "/a")
      a() {
        return instances
      }

      @route("GET", "/b")
      b() {
        return instances
      }
    }
    const handler = createLambdaHandler(new App("x", { controllers: [Counting] }))
    expect(instances).toBe(0)
    await handler(restEvent("GET /a"), lambdaContext)
    await handler(restEvent("GET /b"), lambdaContext)
    expect(instances).toBe(1)
  })
})
