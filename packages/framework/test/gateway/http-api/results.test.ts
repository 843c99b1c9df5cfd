import { afterEach, describe, expect, it, vi } from "vitest"
import { header, headerValues, route } from "../gateway-fixture.ts"
import { answerOf, failed, httpApi } from "./http-api-fixture.ts"

const send = (result: unknown, method = "GET") =>
  httpApi({ routes: [route("ANY", "/")] }, { Api: () => result }).send(method, "/")

afterEach(() => vi.useRealTimers())

describe("what a function returns to an HTTP API", () => {
  it.each([
    ["a text", "Hello", "Hello"],
    ["an object", { message: "Hello" }, '{"message":"Hello"}'],
    ["a list", [1, 2], "[1,2]"],
    ["nothing", null, "null"],
  ])("without a status is the body of a 200: %s", async (_what, result, body) => {
    const response = await send(result)
    expect(answerOf(response)).toEqual({ status: 200, body })
    expect(header(response, "content-type")).toBe("application/json")
  })

  it("has cookies, headers and a status", async () => {
    const response = await send({
      statusCode: "201",
      headers: { "Content-Type": "text/html", "X-Count": 3, "Content-Length": "99" },
      cookies: ["a=1", "b=2"],
      body: "<p>",
    })
    expect(answerOf(response)).toEqual({ status: 201, body: "<p>" })
    expect(headerValues(response, "set-cookie")).toEqual(["a=1", "b=2"])
    expect(header(response, "x-count")).toBe("3")
    expect(headerValues(response, "content-length")).toEqual(["3"])
  })

  it("is text where it does not say what it is", async () => {
    expect(header(await send({ statusCode: 200, body: "x" }), "content-type")).toBe("text/plain; charset=utf-8")
  })

  it("is decoded whenever it says that it is base64", async () => {
    expect(answerOf(await send({ statusCode: 200, body: "YQ==", isBase64Encoded: true })).body).toBe("a")
  })

  it.each([
    ["a status that is none", { statusCode: 700 }],
    ["a body that is no text", { statusCode: 200, body: { a: 1 } }],
    ["a header that is no text", { statusCode: 200, headers: { a: ["b"] } }],
    ["headers that are none", { statusCode: 200, headers: "a: b" }],
    ["a header with a line break", { statusCode: 200, headers: { a: "b\r\nc: d" } }],
    ["a cookie that is no text", { statusCode: 200, cookies: [1] }],
    ["a proxy result over 6 MB", { statusCode: 200, body: "x".repeat(6 * 1024 * 1024) }],
    ["a text over 6 MB", "x".repeat(6 * 1024 * 1024)],
  ])("is a 500 for %s", async (_what, result) => {
    const response = await send(result)
    expect(answerOf(response)).toEqual(failed)
    expect(response.diagnostic).toMatch(/^Api: malformed Lambda proxy response: /)
  })

  it("is sent without its body for HEAD", async () => {
    const response = await send({ statusCode: 200, body: "abc" }, "HEAD")
    expect(response.body.byteLength).toBe(0)
    expect(header(response, "content-length")).toBe("3")
  })

  it("is a 500 where it throws, or runs into its own timeout", async () => {
    const routes = [route("GET", "/")]
    const throws = () => {
      throw new Error("nobody expected it")
    }
    expect(answerOf(await httpApi({ routes }, { Api: throws }).send("GET", "/"))).toEqual(failed)
    const invoke = () => Promise.resolve({ ok: false, error: "timeout", message: "3 s" } as const)
    expect(answerOf(await httpApi({ routes }, {}, { invoke }).send("GET", "/"))).toEqual(failed)
  })

  it("is a 503 after 30 seconds, or the time of the route", async () => {
    vi.useFakeTimers()
    const routes = [route("GET", "/"), route("GET", "/quick", { timeoutMs: 100 })]
    const gateway = httpApi({ routes }, { Api: () => new Promise(() => {}) })
    const answers = Promise.all([gateway.send("GET", "/"), gateway.send("GET", "/quick")])
    await vi.advanceTimersByTimeAsync(30_000)
    for (const answer of await answers) {
      expect(answerOf(answer)).toEqual({ status: 503, body: '{"message":"Service Unavailable"}' })
    }
  })
})
