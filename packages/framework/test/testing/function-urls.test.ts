import { describe, expect, it } from "vitest"
import { App, controller, iamAuthorizer, lambda, reply, route, type RouteRequest } from "../../src/index.ts"
import type { AppOptions, FunctionUrlEvent, FunctionUrlOptions, FunctionUrlResult } from "../../src/index.ts"
import type { LambdaRequest } from "../../src/index.ts"
import { createTestClient, type TestClientOptions } from "../../src/testing/index.ts"

function appOf(url: boolean | FunctionUrlOptions | undefined, options: Omit<AppOptions, "controllers"> = {}) {
  @controller("/reports", { function: url === undefined ? {} : { url }, cors: { allowOrigin: "https://app.example" } })
  class ReportController {
    #asked = 0

    @route("GET", "/{month}")
    get({ params, auth, stageVariables, event }: RouteRequest<"/{month}">) {
      this.#asked++
      return {
        month: params.month,
        by: auth.principalId,
        stageVariables,
        version: "version" in event,
        asked: this.#asked,
      }
    }

    @route("POST", "/")
    add(request: RouteRequest) {
      return reply({ got: request.body }, { status: 201, headers: { "Set-Cookie": ["a=1", "b=2"] } })
    }

    @route("GET", "/broken/{id}")
    broken() {
      throw new Error("broken")
    }
  }

  @controller("/lines")
  class LineController {
    @route("GET", "/{count}", { stream: true })
    async *lines({ params }: RouteRequest<"/{count}">) {
      for (let line = 1; line <= Number(params.count); line++) yield `line ${line}\n`
    }
  }
  return new App("reports", { controllers: { ReportController, LineController }, ...options })
}

const clientOf = (url?: boolean | FunctionUrlOptions, options?: TestClientOptions) =>
  createTestClient(appOf(url), options)

describe("the URL of a function, in the test client", () => {
  it("answers the function's routes, and no others", async () => {
    const client = clientOf({ auth: "none" })
    const url = client.url("ReportController")
    const response = await url.get("/reports/2026%2F11")
    expect([response.status, response.functionId]).toEqual([200, "ReportController"])
    expect(response.json()).toMatchObject({ month: "2026/11", stageVariables: {} })
    const made = await url.post("/reports", { json: { a: 1 } })
    expect([made.status, made.json(), made.headerValues("set-cookie")]).toEqual([
      201,
      { got: { a: 1 } },
      ["a=1", "b=2"],
    ])
    expect((await url.get("/lines/1")).status).toBe(404)
    expect((await url.delete("/reports/1")).status).toBe(405)
    expect((await client.get("/lines/1")).status).toBe(200)
  })

  it("is one function, however often it is asked for", async () => {
    const client = clientOf({ auth: "none" })
    await client.url("ReportController").get("/reports/1")
    expect((await client.url("ReportController").get("/reports/1")).json()).toMatchObject({ asked: 2 })
  })

  it("asks for signatures for the service lambda, unless anyone may call it", async () => {
    const client = clientOf(true)
    const url = client.url("ReportController")
    const refused = await url.get("/reports/1")
    expect([refused.status, refused.json()]).toEqual([403, { Message: "Forbidden" }])
    const response = await url.get("/reports/1", { credentials: client.credentials({ user: "ada" }) })
    expect(response.json()).toMatchObject({ by: "arn:aws:iam::123456789012:user/ada" })
    const unknown = { accessKeyId: "AKIANOBODY", secretAccessKey: "secret" }
    expect((await url.get("/reports/1", { credentials: unknown })).status).toBe(403)
    const limited = client.credentials({ mayInvoke: ["GET/reports/*"] })
    expect((await url.get("/reports/1", { credentials: limited })).status).toBe(403)
  })

  it("answers browsers by itself", async () => {
    const url = clientOf({ auth: "none" }).url("ReportController")
    const headers = { Origin: "https://app.example", "Access-Control-Request-Method": "GET" }
    const preflight = await url.options("/reports/1", { headers })
    expect([preflight.status, preflight.headers["access-control-allow-methods"]]).toEqual([200, "GET,POST"])
    const { headers: own } = await url.get("/reports/1", { headers: { Origin: "https://evil.example" } })
    expect(own).not.toHaveProperty("access-control-allow-origin")
  })

  it("streams where a route does, and all else in that form too", async () => {
    const url = clientOf().url("Api", { auth: "none" })
    const { status, pieces } = await url.stream("GET", "/lines/3")
    const read: string[] = []
    for await (const piece of pieces) read.push(Buffer.from(piece).toString())
    expect([status, read]).toEqual([200, ["line 1\n", "line 2\n", "line 3\n"]])
    expect((await url.get("/lines/2")).text()).toBe("line 1\nline 2\n")
    const streaming = clientOf({ auth: "none", streaming: true }).url("ReportController")
    expect((await streaming.get("/reports/1")).json()).toMatchObject({ month: "1" })
  })

  it("reports what went wrong", async () => {
    const errors: unknown[] = []
    const url = clientOf({ auth: "none" }, { onError: (error) => errors.push(error) }).url("ReportController")
    expect((await url.get("/reports/broken/1")).status).toBe(500)
    expect(errors).toEqual([new Error("broken")])
  })

  it("is the same beside an HTTP API", async () => {
    @controller("/reports", { function: { url: { auth: "none" } } })
    class ReportController {
      @route("GET", "/{month}")
      get({ params }: RouteRequest<"/{month}">) {
        return params.month
      }
    }
    const client = createTestClient(new App("reports", { controllers: [ReportController], api: "http" }))
    expect((await client.url("ReportController").get("/reports/1")).text()).toBe("1")
    expect((await client.get("/reports/1")).text()).toBe("1")
  })

  it("of a method with @lambda gives it the event, and answers what it returns", async () => {
    class Webhook {
      @lambda({ function: { url: { auth: "none", cors: { allowOrigin: "https://app.example" } } } })
      take({ input }: LambdaRequest<FunctionUrlEvent>): FunctionUrlResult | object | string {
        const { rawPath, rawQueryString, requestContext, body } = input
        if (rawPath === "/text") return "plain"
        if (rawPath === "/teapot")
          return { statusCode: 418, headers: { "x-kind": "pot" }, cookies: ["a=1"], body: "short" }
        if (rawPath === "/broken") throw new RangeError("broken")
        if (rawPath === "/odd") return { statusCode: "odd" }
        return { rawPath, rawQueryString, method: requestContext.http.method, body, by: requestContext.accountId }
      }

      @lambda({ function: { url: true } })
      signed({ input }: LambdaRequest<FunctionUrlEvent>) {
        return input.requestContext.authorizer?.iam.userArn
      }
    }
    const client = createTestClient(new App("hooks", { handlers: [Webhook] }))
    const url = client.url("WebhookTake")
    const headers = { "Content-Type": "application/json" }
    const answer = await url.post("/a/b?c=d%20e", { body: "{}", headers })
    const input = { rawPath: "/a/b", rawQueryString: "c=d%20e", method: "POST", body: "{}", by: "anonymous" }
    expect([answer.status, answer.json(), answer.headers["content-type"]]).toEqual([200, input, "application/json"])
    expect((await url.get("/text")).text()).toBe("plain")
    const teapot = await url.get("/teapot")
    const { "x-kind": kind, "set-cookie": cookie } = teapot.headers
    expect([teapot.status, kind, cookie, teapot.text()]).toEqual([418, "pot", "a=1", "short"])
    for (const path of ["/broken", "/odd"]) {
      const failed = await url.get(path)
      expect([failed.status, failed.text()]).toEqual([502, "Internal Server Error"])
    }
    const preflight = { Origin: "https://app.example", "Access-Control-Request-Method": "PUT" }
    expect((await url.options("/", { headers: preflight })).headers["access-control-allow-methods"]).toBe("*")

    const signed = client.url("WebhookSigned")
    expect((await signed.get("/")).status).toBe(403)
    const credentials = client.credentials({ user: "ada" })
    expect((await signed.get("/", { credentials })).text()).toBe("arn:aws:iam::123456789012:user/ada")
    expect(() => client.url("WebhookSigned", { streaming: true })).toThrow("which methods with @lambda do not")
  })

  it("has to be there", () => {
    const client = clientOf()
    expect(() => client.url("ReportController")).toThrow('where the config gives it one: client.url("ReportController"')
    expect(() => client.url("Reports")).toThrow(
      'No function "Reports" serves routes or has @lambda, but ReportController, Api does',
    )
    expect(() => client.url("ReportController", { auth: "jwt" as never })).toThrow('url.auth is "jwt"')
  })

  it("lets nothing in that the API does not", () => {
    const guarded = createTestClient(appOf({ auth: "none" }, { authorizer: iamAuthorizer() }))
    expect(() => guarded.url("ReportController")).toThrow("FUNCTION_URL_UNGUARDED")
    expect(createTestClient(appOf(true, { authorizer: iamAuthorizer() })).url("ReportController")).toBeDefined()
  })
})
