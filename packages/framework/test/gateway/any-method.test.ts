import { describe, expect, it } from "vitest"
import { controller, route as decorate, App } from "../../src/index.ts"
import { declarationsOf } from "../../src/internal.ts"
import { checkHttpDeclarations } from "../../src/gateway/check-http-declarations.ts"
import type { ProxyEvent } from "../../src/gateway/proxy-event.ts"
import { answer, authorizer, fixture, header, route, text } from "./gateway-fixture.ts"

const cors = { allowOrigins: ["*"], allowHeaders: [], exposeHeaders: [], allowCredentials: false }

const echo = (event: unknown) => {
  const { resource, httpMethod, pathParameters, requestContext } = event as ProxyEvent
  const body = JSON.stringify({ resource, httpMethod, pathParameters, context: requestContext.httpMethod })
  return { statusCode: 200, body }
}

describe("ANY", () => {
  const { send } = fixture(
    {
      routes: [
        route("ANY", "/things/{id}"),
        route("GET", "/things/{id}", { target: { type: "function", functionId: "Get" } }),
        route("GET", "/things/list", { target: { type: "function", functionId: "List" } }),
        route("ANY", "/files/{proxy+}"),
      ],
    },
    { Api: echo, Get: () => ({ statusCode: 200, body: "get" }), List: () => ({ statusCode: 200, body: "list" }) },
  )

  it.each(["DELETE", "OPTIONS", "PATCH", "POST", "PUT"])("serves %s, and says which method it was", async (method) => {
    expect(JSON.parse(text(await send(method, "/things/1")))).toEqual({
      resource: "/things/{id}",
      httpMethod: method,
      context: method,
      pathParameters: { id: "1" },
    })
  })

  it("serves HEAD without a body", async () => {
    expect(answer(await send("HEAD", "/things/1"))).toMatchObject({ status: 200, body: "" })
  })

  it("is beaten by a method of the same path", async () => {
    expect(text(await send("GET", "/things/1"))).toBe("get")
  })

  it("is served for a path that a literal has other methods of", async () => {
    expect(text(await send("GET", "/things/list"))).toBe("list")
    expect(JSON.parse(text(await send("POST", "/things/list")))).toMatchObject({ pathParameters: { id: "list" } })
  })

  it("does not stand for methods that API Gateway does not have", async () => {
    expect(answer(await send("PROPFIND", "/things/1")).status).toBe(403)
  })

  it("serves the rest of a path, percent-encoding untouched", async () => {
    expect(JSON.parse(text(await send("PUT", "/files/a%2Fb/c")))).toMatchObject({
      pathParameters: { proxy: "a%2Fb/c" },
    })
    expect((await send("PUT", "/files")).status).toBe(403)
  })

  it("leaves the root to a route of its own where it takes the rest of the path", async () => {
    const root = fixture({ routes: [route("ANY", "/{proxy+}")] })
    expect((await root.send("GET", "/")).status).toBe(403)
    expect((await root.send("GET", "/a/b")).status).toBe(200)
  })
})

describe("ANY with other features", () => {
  it("has the real method in the ARN that its authorizer is asked about", async () => {
    const { send, events } = fixture(
      { routes: [route("ANY", "/x", { authorizerId: "Auth" })], authorizers: [authorizer()] },
      { Auth: () => ({}) },
    )
    await send("PATCH", "/x", { headers: [["Authorization", "a"]] })
    expect(events["Auth"]).toMatchObject([
      { methodArn: "arn:aws:execute-api:us-east-1:123456789012:tsapilocal/api/PATCH/x" },
    ])
  })

  it("is listed method by method in the preflight, but for what has a route without CORS", async () => {
    const { send } = fixture({ routes: [route("ANY", "/x", { cors }), route("DELETE", "/x")] })
    const response = await send("OPTIONS", "/x")
    expect(header(response, "Access-Control-Allow-Methods")).toBe("GET,HEAD,PATCH,POST,PUT,OPTIONS")
  })

  it("leaves OPTIONS to the preflight of another route of its path", async () => {
    const { send, events } = fixture({ routes: [route("ANY", "/x"), route("GET", "/x", { cors })] })
    expect(header(await send("OPTIONS", "/x"), "Access-Control-Allow-Methods")).toBe("GET,OPTIONS")
    expect(events).toEqual({})
  })

  it("is throttled method by method", async () => {
    const { send } = fixture(
      { routes: [route("ANY", "/x", { throttle: { rate: 0, burst: 1 } })] },
      {},
      { now: () => 0 },
    )
    const status = async (method: string) => (await send(method, "/x")).status
    expect([await status("GET"), await status("POST"), await status("GET")]).toEqual([200, 200, 429])
  })

  it("cannot keep answers in the cache, and plans name the methods that it stands for", () => {
    @controller("/x")
    class Things {
      @decorate("ANY", "/", { cache: true })
      any() {}
    }
    const faultsOf = (method: string) => {
      const throttle = { rate: 1, burst: 1 }
      const usagePlans = { Basic: { throttle, methodThrottle: { [`${method} /x`]: throttle } } }
      const app = new App("example", { controllers: [Things], api: { cache: {}, usagePlans } })
      return checkHttpDeclarations(declarationsOf(app)).map(({ message }) => message)
    }
    const cached = "Things.any: cache is set, but a GET would get what a POST left there"
    expect(faultsOf("PATCH")).toEqual([cached])
    expect(faultsOf("ANY")).toEqual([cached, "api.usagePlans.Basic.methodThrottle names ANY /x, which no route serves"])
  })
})
