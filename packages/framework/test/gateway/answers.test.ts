import { afterEach, describe, expect, it, vi } from "vitest"
import { describeGatewayResponses } from "../../src/gateway/describe-gateway-responses.ts"
import { answer, fixture, header, headerValues, route, text } from "./gateway-fixture.ts"

const badGateway = {
  status: 502,
  body: '{"message":"Internal server error"}',
  errorType: "InternalServerErrorException",
}

function answering(payload: unknown, binaryMediaTypes: readonly string[] = ["image/*"]) {
  return fixture({ routes: [route("GET", "/"), route("HEAD", "/")], binaryMediaTypes }, { Api: () => payload })
}

describe("headers of an answer", () => {
  it("row 16: merges headers and multiValueHeaders, an equal pair once", async () => {
    const response = await answering({
      statusCode: 200,
      headers: { "X-One": "1", "x-two": "2" },
      multiValueHeaders: { "X-One": ["1", "other"], "Set-Cookie": ["a=1", "b=2"] },
    }).send("GET", "/")

    expect(headerValues(response, "X-One")).toEqual(["1", "other"])
    expect(headerValues(response, "X-Two")).toEqual(["2"])
    expect(headerValues(response, "Set-Cookie")).toEqual(["a=1", "b=2"])
  })

  it("row 16: keeps a different value of the same header", async () => {
    const headers = { "Set-Cookie": "c=3" }
    const multiValueHeaders = { "Set-Cookie": ["a=1"] }
    const response = await answering({ statusCode: 200, headers, multiValueHeaders }).send("GET", "/")

    expect(headerValues(response, "Set-Cookie")).toEqual(["a=1", "c=3"])
  })

  it("row 16: an answer without Content-Type is application/json", async () => {
    expect(header(await answering({ statusCode: 200, body: "x" }).send("GET", "/"), "Content-Type")).toBe(
      "application/json",
    )
  })

  it("counts Content-Length in bytes, and leaves it out of a 204", async () => {
    expect(header(await answering({ statusCode: 200, body: "✓" }).send("GET", "/"), "Content-Length")).toBe("3")
    expect(header(await answering({ statusCode: 204 }).send("GET", "/"), "Content-Length")).toBeUndefined()
  })

  it("remaps the headers that API Gateway keeps for itself", async () => {
    const headers = {
      "WWW-Authenticate": "Basic",
      Date: "today",
      "Content-Length": "99",
      "Transfer-Encoding": "chunked",
    }
    const response = await answering({ statusCode: 401, headers, body: "" }).send("GET", "/")

    expect(response.headers.map(([name]) => name)).not.toContain("WWW-Authenticate")
    expect(header(response, "x-amzn-Remapped-WWW-Authenticate")).toBe("Basic")
    expect(header(response, "x-amzn-Remapped-Date")).toBe("today")
    expect(header(response, "x-amzn-Remapped-Content-Length")).toBe("99")
    expect(headerValues(response, "Content-Length")).toEqual(["0"])
    expect(header(response, "Transfer-Encoding")).toBeUndefined()
  })

  it("row 12: adds no CORS headers to what a function answers", async () => {
    const cors = { allowOrigins: ["*"], allowHeaders: [], exposeHeaders: [], allowCredentials: false }
    const client = fixture({
      routes: [route("GET", "/", { cors })],
      gatewayResponses: describeGatewayResponses({}, cors),
    })
    const response = await client.send("GET", "/", { headers: [["Origin", "https://example.com"]] })

    expect(response.status).toBe(200)
    expect(header(response, "Access-Control-Allow-Origin")).toBeUndefined()
  })
})

describe("binary answers", () => {
  const png = { statusCode: 200, headers: { "Content-Type": "image/png" }, body: "iVBORw==", isBase64Encoded: true }
  const bytes = Buffer.from("iVBORw==", "base64")
  const bodyFor = async (accept: string | undefined, types = ["image/*"]) => {
    const headers = accept === undefined ? [] : [["Accept", accept] as const]
    return Buffer.from((await answering(png, types).send("GET", "/", { headers })).body)
  }

  it.each([["image/png"], ["image/webp,*/*;q=0.8"], ["IMAGE/PNG;q=0.5"]])(
    "row 19: Accept %s decodes",
    async (accept) => {
      expect(await bodyFor(accept)).toEqual(bytes)
    },
  )

  it.each([["*/*"], ["text/html,image/png"], ["application/json"]])(
    "row 19: Accept %s, whose first type is not binary, leaves base64",
    async (accept) => {
      expect((await bodyFor(accept)).toString()).toBe("iVBORw==")
    },
  )

  it("row 19: without Accept, the Content-Type of the answer decides", async () => {
    expect(await bodyFor(undefined)).toEqual(bytes)
    expect((await bodyFor(undefined, ["audio/*"])).toString()).toBe("iVBORw==")
  })

  it("row 19: with */* every flagged answer is decoded", async () => {
    expect(await bodyFor("text/html", ["*/*"])).toEqual(bytes)
  })

  it("row 19: an answer that is not flagged is text", async () => {
    const client = answering({ ...png, isBase64Encoded: false })
    expect(text(await client.send("GET", "/", { headers: [["Accept", "image/png"]] }))).toBe("iVBORw==")
  })

  it("row 19: flagged text that is not base64 is a configuration error", async () => {
    const client = answering({ ...png, body: "not base64!" })
    expect((await client.send("GET", "/")).status).toBe(500)
  })
})

describe("malformed proxy results", () => {
  it.each([
    ["a bare string", "hello"],
    ["nothing", undefined],
    ["null", null],
    ["a list", [1]],
    ["an object without statusCode", { body: "x" }],
    ["a status that is no integer", { statusCode: 200.5 }],
    ["a status that is no number", { statusCode: "ok" }],
    ["a status out of range", { statusCode: 99 }],
    ["a body that is an object", { statusCode: 200, body: { a: 1 } }],
    ["a body that is a number", { statusCode: 200, body: 1 }],
    ["an unknown key", { statusCode: 200, cookies: [] }],
    ["headers that are a list", { statusCode: 200, headers: [] }],
    ["a header that is an object", { statusCode: 200, headers: { a: {} } }],
    ["multiValueHeaders without lists", { statusCode: 200, multiValueHeaders: { a: "1" } }],
    ["a header with a line break", { statusCode: 200, headers: { a: "1\r\nb: 2" } }],
    ["a header name with a space", { statusCode: 200, headers: { "a b": "1" } }],
    ["a header value beyond Latin-1", { statusCode: 200, headers: { a: "✓" } }],
    ["isBase64Encoded as text", { statusCode: 200, isBase64Encoded: "true" }],
    ["a result over 6 MB", { statusCode: 200, body: "x".repeat(6 * 1024 * 1024) }],
  ])("row 20: %s is 502", async (_, payload) => {
    const response = await answering(payload).send("GET", "/")

    expect(answer(response)).toEqual(badGateway)
    expect(response.diagnostic).toMatch(/^Api: malformed Lambda proxy response: /)
  })

  it.each([
    ["a status as text", { statusCode: "201" }, 201],
    ["headers without a body", { statusCode: 302, headers: { Location: "/" } }, 302],
    ["a null body and null headers", { statusCode: 200, body: null, headers: null, multiValueHeaders: null }, 200],
    ["a boolean header", { statusCode: 200, headers: { "Access-Control-Allow-Credentials": true } }, 200],
  ])("row 20: %s is fine", async (_, payload, status) => {
    expect((await answering(payload).send("GET", "/")).status).toBe(status)
  })
})

describe("functions that fail", () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it("row 21: a function that throws is 502", async () => {
    const client = fixture({ routes: [route("GET", "/")] }, { Api: () => Promise.reject(new Error("boom")) })
    const response = await client.send("GET", "/")

    expect(answer(response)).toEqual(badGateway)
    expect(response.diagnostic).toBe("Api: boom")
  })

  it("row 21: a function that runs into its own timeout is 502", async () => {
    const invoke = async () => ({ ok: false, error: "timeout", message: "Task timed out after 3.00 seconds" }) as const
    const client = fixture({ routes: [route("GET", "/")] }, {}, { invoke })

    expect(answer(await client.send("GET", "/"))).toEqual(badGateway)
  })

  it("row 21: a function of which too many run is 500, for whole answers and streamed ones", async () => {
    const refused = { ok: false, error: "throttled", message: "Rate Exceeded." } as const
    const invoke = async () => refused
    const routes = [
      route("GET", "/"),
      route("GET", "/all", { target: { functionId: "Api", type: "function", isStreamed: true } }),
    ]
    const client = fixture({ routes }, {}, { invoke, invokeStreaming: invoke })

    expect(answer(await client.send("GET", "/"))).toEqual({ ...badGateway, status: 500 })
    expect(answer(await client.send("GET", "/all"))).toEqual({ ...badGateway, status: 500 })
  })

  it("row 21: no answer within 29 s is 504 Endpoint request timed out", async () => {
    vi.useFakeTimers()
    const client = fixture({ routes: [route("GET", "/")] }, { Api: () => new Promise(() => {}) })
    const pending = client.send("GET", "/")
    await vi.advanceTimersByTimeAsync(29_000)

    expect(answer(await pending)).toEqual({
      status: 504,
      body: '{"message":"Endpoint request timed out"}',
      errorType: "InternalServerErrorException",
    })
  })

  it("never rejects: an invoker that throws is 502 too", async () => {
    const invoke = () => {
      throw new Error("no such function")
    }
    const client = fixture({ routes: [route("GET", "/")] }, {}, { invoke })

    expect((await client.send("GET", "/")).diagnostic).toBe("Api: no such function")
  })

  it("row 24: the answer to HEAD keeps its headers and loses its body", async () => {
    const response = await answering({ statusCode: 200, body: "hello" }).send("HEAD", "/")

    expect(text(response)).toBe("")
    expect(header(response, "Content-Length")).toBe("5")
  })
})
