import { afterEach, describe, expect, it, vi } from "vitest"
import { App, reply, route, type RouteRequest } from "@tsapi/framework"
import { call } from "./call-handler.ts"
import { restEvent } from "./rest-event.ts"

class Typed {
  @route(["GET", "POST"], "/json")
  json() {
    return "ok"
  }

  @route(["GET", "POST"], "/form", { contentTypes: ["application/x-www-form-urlencoded"] })
  form({ rawBody }: RouteRequest) {
    return rawBody.toString()
  }

  @route("POST", "/image", { contentTypes: ["image/*"] })
  image() {
    return "ok"
  }

  @route("POST", "/echo", { contentTypes: ["application/octet-stream"] })
  echo({ rawBody }: RouteRequest) {
    return rawBody
  }
}

function send(path: string, type: string | undefined, body: string | null = "x", method = "POST") {
  const headers = type === undefined ? {} : { "Content-Type": type }
  return call({ controllers: [Typed] }, restEvent(`${method} ${path}`, { headers, body }))
}

const gif = Buffer.from("foobar")

/** The response of a handler that returns `body` as `type` to a client that accepts `accept`. */
function binary(body: unknown, { type, accept, types }: { type?: string; accept?: string; types?: readonly string[] }) {
  class Binary {
    @route("GET", "/x")
    get() {
      return reply(body, { headers: type === undefined ? {} : { "Content-Type": type } })
    }
  }
  const app = new App("x", { controllers: [Binary], ...(types && { binaryMediaTypes: types }) })
  return call(app, restEvent("GET /x", { headers: accept === undefined ? {} : { Accept: accept } }))
}

afterEach(() => {
  vi.restoreAllMocks()
})

describe("content types and binary bodies", () => {
  it("49: a content type that is not in the route's list is a 415 that names it", async () => {
    const response = await send("/json", "application/xml")
    expect(response.statusCode).toBe(415)
    expect(JSON.parse(response.body)).toEqual({
      Code: "UnsupportedMediaType",
      Message: "Unsupported media type: application/xml",
    })
  })

  it.each([undefined, "application/json; charset=utf-8", "Application/JSON"])(
    "50: on a JSON route the content type %s is allowed",
    async (type) => {
      expect((await send("/json", type)).statusCode).toBe(200)
    },
  )

  it("51: a GET without body and content type is allowed on a form-only route", async () => {
    expect((await send("/form", undefined, null, "GET")).statusCode).toBe(200)
    expect((await send("/form", undefined)).statusCode).toBe(415)
  })

  it("a route may list a wildcard", async () => {
    expect((await send("/image", "image/png")).statusCode).toBe(200)
    expect((await send("/image", "text/plain")).statusCode).toBe(415)
  })

  it("52: bytes for a client that accepts them are sent in base64", async () => {
    const type = "application/octet-stream"
    expect(await binary(gif, { type, accept: type })).toEqual({
      statusCode: 200,
      headers: { "Content-Type": type },
      multiValueHeaders: {},
      body: "Zm9vYmFy",
      isBase64Encoded: true,
    })
  })

  it("53: so are bytes whose type has parameters, and bytes without a type", async () => {
    const typed = await binary(gif, { type: "application/octet-stream; charset=binary" })
    expect(typed).toMatchObject({ body: "Zm9vYmFy", isBase64Encoded: true })
    const untyped = await binary(gif, {})
    expect(untyped).toMatchObject({ headers: { "Content-Type": "application/octet-stream" }, body: "Zm9vYmFy" })
  })

  it.each([
    "image/gif",
    "image/gif,text/html",
    "text/html , image/gif",
    "text/html;q=0.5, image/gif;q=0.1,  */*;q=0",
    "IMAGE/GIF",
    "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "image/*",
    "image/*;q=0.3",
    undefined,
  ])("54, 55, 57, 58: an image/gif is sent to a client that accepts %s", async (accept) => {
    const response = await binary(gif, { type: "image/gif", ...(accept !== undefined && { accept }) })
    expect(response).toMatchObject({ statusCode: 200, body: "Zm9vYmFy", isBase64Encoded: true })
  })

  it.each(["image/png", "text/*", "image/gif;q=0, image/png"])(
    "56: a client that accepts %s gets a 406 in place of an image/gif",
    async (accept) => {
      const response = await binary(gif, { type: "image/gif", accept })
      expect(response.statusCode).toBe(406)
      expect(JSON.parse(response.body)).toEqual({ Code: "NotAcceptableError", Message: "The answer is image/gif" })
    },
  )

  it("59: text for a client that accepts octet-stream only is sent as text", async () => {
    const response = await binary("hi", { type: "text/plain", accept: "application/octet-stream" })
    expect(response).toMatchObject({ statusCode: 200, body: "hi" })
  })

  it.each([[["*/*"]], [["application/json"]], [["application/*"]]])(
    "60, 61: with the binary types %j an object is JSON in base64",
    async (types) => {
      const response = await binary({ a: 1 }, { types })
      expect(response).toMatchObject({ body: Buffer.from('{"a":1}').toString("base64"), isBase64Encoded: true })
    },
  )

  it.each(["image/png", "application/octet-stream", "audio/mpeg"])("62: a string sent as %s is a 500", async (type) => {
    const log = vi.spyOn(console, "error").mockImplementation(() => {})
    expect((await binary("text", { type })).statusCode).toBe(500)
    expect(log.mock.calls[0]?.[0]).toContain(`A string is not ${type}`)
  })

  it("62: an SVG is text", async () => {
    expect(await binary("<svg/>", { type: "image/svg+xml" })).toMatchObject({ statusCode: 200, body: "<svg/>" })
  })

  it("63: bytes of a type that is not in the binary list are sent in base64 anyway", async () => {
    expect(await binary(gif, { type: "image/webp" })).toMatchObject({ body: "Zm9vYmFy", isBase64Encoded: true })
    expect(await binary(new Uint8Array([1, 2]), { type: "x/y" })).toMatchObject({ body: "AQI=", isBase64Encoded: true })
  })

  it("64: bytes in, the same bytes out", async () => {
    const event = restEvent("POST /echo", {
      headers: { "Content-Type": "application/octet-stream" },
      body: "AP+A",
      isBase64Encoded: true,
    })
    expect(await call({ controllers: [Typed] }, event)).toMatchObject({ body: "AP+A", isBase64Encoded: true })
  })

  it("65: a form reaches the handler as its raw body", async () => {
    expect((await send("/form", "application/x-www-form-urlencoded", "foo=bar")).body).toBe("foo=bar")
  })
})
