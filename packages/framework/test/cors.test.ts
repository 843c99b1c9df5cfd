import { afterEach, describe, expect, it, vi } from "vitest"
import { App, NotFoundError, controller, reply, route, type AppOptions, type CorsOptions } from "@tsapi/framework"
import { corsHeaders, corsOf } from "@tsapi/framework/internal"
import { call } from "./call-handler.ts"
import { jsonEvent, restEvent } from "./rest-event.ts"

const standard = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Allow-Headers": "Authorization,Content-Type,X-Amz-Date,X-Amz-Security-Token,X-Api-Key",
}

/** The response of a route with CORS to GET, or to another event. */
function withCors(cors: boolean | CorsOptions, handle: () => unknown, { app = {}, event = restEvent("GET /x") } = {}) {
  class Cors {
    @route(["GET", "POST"], "/x", { cors })
    get() {
      return handle()
    }
  }
  return call({ ...(app as AppOptions), controllers: [Cors] }, event)
}

afterEach(() => {
  vi.restoreAllMocks()
})

describe("CORS", () => {
  it("66: a 415 carries the CORS headers", async () => {
    const event = jsonEvent("/x", "<a/>", { headers: { "Content-Type": "text/xml" } })
    expect(await withCors(true, () => "ok", { event })).toMatchObject({ statusCode: 415, headers: standard })
  })

  it("67: a route takes CORS from its controller, then from the app, unless it says otherwise", async () => {
    @controller("/a")
    class FromApp {
      @route("GET", "/unset")
      unset() {}

      @route("GET", "/off", { cors: false })
      off() {}
    }
    @controller("/b", { cors: false })
    class FromController {
      @route("GET", "/unset")
      unset() {}

      @route("GET", "/on", { cors: { allowOrigin: "https://a.example" } })
      on() {}
    }
    const app = new App("x", { controllers: [FromApp, FromController], cors: true })
    const originOf = async (path: string) =>
      (await call(app, restEvent(`GET ${path}`))).headers["Access-Control-Allow-Origin"]
    expect(await originOf("/a/unset")).toBe("*")
    expect(await originOf("/a/off")).toBeUndefined()
    expect(await originOf("/b/unset")).toBeUndefined()
    expect(await originOf("/b/on")).toBe("https://a.example")
  })

  it("68: true means every origin and the usual headers", async () => {
    expect((await withCors(true, () => ({}))).headers).toEqual(standard)
  })

  it("69: a custom configuration is merged, sorted and sent as given", async () => {
    const cors = {
      allowOrigin: "https://foo.example",
      allowHeaders: ["X-Special-Header", "Content-Type"],
      maxAgeSeconds: 600,
      exposeHeaders: ["X-Special-Header", "ETag"],
      allowCredentials: true,
    }
    expect((await withCors(cors, () => ({}))).headers).toEqual({
      "Access-Control-Allow-Origin": "https://foo.example",
      "Access-Control-Allow-Headers":
        "Authorization,Content-Type,X-Amz-Date,X-Amz-Security-Token,X-Api-Key,X-Special-Header",
      "Access-Control-Expose-Headers": "X-Special-Header,ETag",
      "Access-Control-Max-Age": "600",
      "Access-Control-Allow-Credentials": "true",
    })
  })

  it("70: a max age of 0 is sent", async () => {
    const { headers } = await withCors({ maxAgeSeconds: 0 }, () => ({}))
    expect(headers["Access-Control-Max-Age"]).toBe("0")
  })

  describe("with several origins", () => {
    const cors = { allowOrigin: ["https://a.example", "https://b.example"], allowCredentials: true }
    const from = (headers: Record<string, string>, handle = (): unknown => ({})) =>
      withCors(cors, handle, { event: restEvent("GET /x", { headers }) })

    it("names the one that asks, and the first where none of them does", async () => {
      const originOf = async (headers: Record<string, string>) =>
        (await from(headers)).headers["Access-Control-Allow-Origin"]
      expect(await originOf({ Origin: "https://b.example" })).toBe("https://b.example")
      expect(await originOf({ origin: "https://b.example" })).toBe("https://b.example")
      expect(await originOf({ Origin: "https://evil.example" })).toBe("https://a.example")
      expect(await originOf({})).toBe("https://a.example")
    })

    it("tells caches that the answer depends on the origin, beside what the handler says", async () => {
      expect((await from({})).headers["Vary"]).toBe("Origin")
      const { headers, multiValueHeaders } = await from({}, () => reply({}, { headers: { vary: "Accept" } }))
      expect({ ...headers, ...multiValueHeaders }).toMatchObject({ vary: "Accept, Origin" })
      expect(headers).not.toHaveProperty("Vary")
    })

    it("lets the handler's own origin win", async () => {
      const headers = { "access-control-allow-origin": "https://own.example" }
      const answer = await from({ Origin: "https://b.example" }, () => reply({}, { headers }))
      expect(answer.headers).not.toHaveProperty("Access-Control-Allow-Origin")
      expect(answer.headers).toMatchObject(headers)
    })
  })

  it("71: configurations of equal meaning are equal", () => {
    expect(corsOf({ allowHeaders: ["X-B", "X-A"] })).toEqual(corsOf({ allowHeaders: ["X-A", "X-B", "Content-Type"] }))
    expect(corsOf(true)).toEqual(corsOf({ allowOrigin: "*" }))
    expect(corsOf(true)).not.toEqual(corsOf({ maxAgeSeconds: 0 }))
    expect(corsOf(false)).toBeUndefined()
    expect(corsHeaders(corsOf(true))).toEqual(standard)
  })

  it("72: a 404 and a 500 carry the CORS headers", async () => {
    vi.spyOn(console, "error").mockImplementation(() => {})
    const fail = (error: Error) => withCors(true, () => Promise.reject(error))
    expect(await fail(new NotFoundError("x"))).toMatchObject({ statusCode: 404, headers: standard })
    expect(await fail(new Error("x"))).toMatchObject({ statusCode: 500, headers: standard })
  })

  it("73: a header the handler sets wins, whatever its case", async () => {
    const headers = { "access-control-allow-origin": "https://only.example" }
    expect((await withCors(true, () => reply({}, { headers }))).headers).toEqual({
      "access-control-allow-origin": "https://only.example",
      "Access-Control-Allow-Headers": standard["Access-Control-Allow-Headers"],
    })
  })

  it("74: a 405 carries the CORS headers of its path, a 404 the app's", async () => {
    expect(await withCors(true, () => ({}), { event: restEvent("PUT /x") })).toMatchObject({
      statusCode: 405,
      headers: { ...standard, Allow: "GET, POST" },
    })
    const event = restEvent("GET /nowhere")
    expect(await withCors(false, () => ({}), { event, app: { cors: true } })).toMatchObject({
      statusCode: 404,
      headers: standard,
    })
  })

  it("74: so do the answers of middleware, and its failures", async () => {
    vi.spyOn(console, "error").mockImplementation(() => {})
    class Open {
      @route("GET", "/x", { cors: true, middleware: [() => "short"] })
      short() {}

      @route("GET", "/y", { cors: true, middleware: [() => Promise.reject(new Error("x"))] })
      broken() {}
    }
    const app = new App("x", { controllers: [Open] })
    expect(await call(app, restEvent("GET /x"))).toMatchObject({ statusCode: 200, body: "short", headers: standard })
    expect(await call(app, restEvent("GET /y"))).toMatchObject({ statusCode: 500, headers: standard })
  })

  it("76: a route for OPTIONS runs its handler", async () => {
    class Options {
      @route("OPTIONS", "/x", { cors: true })
      options() {
        return "mine"
      }
    }
    expect((await call({ controllers: [Options] }, restEvent("OPTIONS /x"))).body).toBe("mine")
  })
})
