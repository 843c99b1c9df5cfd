import { brotliCompressSync, deflateSync, gunzipSync, gzipSync, inflateSync } from "node:zlib"
import { describe, expect, it } from "vitest"
import type { ProxyEvent } from "../../src/gateway/proxy-event.ts"
import { answer, fixture, header, route, text } from "./gateway-fixture.ts"

const long = "x".repeat(1000)
const functions = {
  Api: (event: unknown) => {
    const { path } = event as ProxyEvent
    if (path === "/short") return { statusCode: 200, body: "short" }
    if (path === "/empty") return { statusCode: 204 }
    if (path === "/done") return { statusCode: 200, headers: { "content-encoding": "br" }, body: long }
    return { statusCode: 200, body: long }
  },
}
const routes = ["/long", "/short", "/empty", "/done"].map((path) => route("GET", path))

describe("answers of an API that compresses", () => {
  const { send } = fixture({ routes, minimumCompressionSize: 100 }, functions)
  const get = (path: string, ...accept: string[]) =>
    send("GET", path, { headers: accept.map((value) => ["accept-encoding", value] as const) })

  it.each([
    ["gzip", "gzip"],
    ["gzip, deflate, br", "gzip"],
    ["deflate,gzip", "deflate"],
    ["deflate;q=0.5,gzip;q=1.0", "gzip"],
    ["gzip;q=1.0,identity;q=0.5,*;q=0", "gzip"],
    ["br;q=0.5, GZIP;q=0.9", "gzip"],
    ["br, gzip", undefined],
    ["identity, gzip;q=0.5", undefined],
    ["gzip;q=0", undefined],
    ["*", undefined],
    ["", undefined],
  ])("take Accept-Encoding: %s for %s", async (accept, encoding) => {
    const response = await get("/long", accept)
    const bytes = Buffer.from(response.body)
    const unpacked = encoding === "gzip" ? gunzipSync(bytes) : encoding ? inflateSync(bytes) : bytes
    expect({ encoding: header(response, "Content-Encoding"), body: unpacked.toString() }).toEqual({
      encoding,
      body: long,
    })
    expect(header(response, "Content-Length")).toBe(String(response.body.byteLength))
  })

  it("are left alone without Accept-Encoding, below the size, empty, and where they are encoded already", async () => {
    expect(text(await get("/long"))).toBe(long)
    expect(text(await get("/short", "gzip"))).toBe("short")
    expect(header(await get("/empty", "gzip"), "Content-Encoding")).toBeUndefined()
    expect(header(await get("/done", "gzip"), "Content-Encoding")).toBe("br")
    expect(text(await get("/done", "gzip"))).toBe(long)
  })

  it("are compressed from the first byte on where the size is 0, but not those of the gateway itself", async () => {
    const all = fixture({ routes, minimumCompressionSize: 0 }, functions)
    const headers = [["Accept-Encoding", "gzip"]] as const
    expect(header(await all.send("GET", "/short", { headers }), "Content-Encoding")).toBe("gzip")
    expect(header(await all.send("GET", "/empty", { headers }), "Content-Encoding")).toBeUndefined()
    expect(text(await all.send("GET", "/nope", { headers }))).toBe('{"message":"Missing Authentication Token"}')
  })
})

describe("requests to an API that compresses", () => {
  const post = async (body: Uint8Array, encoding: string, minimum: number | undefined = 0) => {
    const client = fixture({ routes: [route("POST", "/")], minimumCompressionSize: minimum })
    const response = await client.send("POST", "/", { body, headers: [["Content-Encoding", encoding]] })
    const [event] = client.events["Api"] ?? []
    return { ...answer(response), event: event as ProxyEvent | undefined }
  }

  it.each([
    ["gzip", gzipSync],
    ["Deflate", deflateSync],
    ["identity", Buffer.from],
  ])("are unpacked from %s", async (encoding, pack) => {
    const { event } = await post(pack('{"a":1}'), encoding)
    expect(event?.body).toBe('{"a":1}')
    expect(event?.headers?.["Content-Encoding"]).toBe(encoding === "identity" ? encoding : undefined)
  })

  it.each([
    ["a coding that API Gateway does not know", brotliCompressSync("a"), "br"],
    ["two codings", gzipSync(gzipSync("a")), "gzip, gzip"],
    ["what is not encoded as it says", Buffer.from("a"), "gzip"],
  ])("are refused with %s", async (_what, body, encoding) => {
    expect(await post(body, encoding)).toEqual({
      status: 415,
      body: '{"message":"Unsupported Media Type"}',
      errorType: "BadRequestException",
      event: undefined,
    })
  })

  it("are refused where they unpack to more than 10 MB", async () => {
    expect(await post(gzipSync(Buffer.alloc(10 * 1024 * 1024 + 1)), "gzip")).toMatchObject({
      status: 413,
      body: '{"message":"Request Too Long"}',
    })
  })

  it("are left as they are below the size, and where nothing is compressed", async () => {
    const packed = gzipSync("a")
    expect((await post(packed, "gzip", 1000)).event?.headers?.["Content-Encoding"]).toBe("gzip")
    const plain = fixture({ routes: [route("POST", "/")] })
    await plain.send("POST", "/", { body: packed, headers: [["Content-Encoding", "gzip"]] })
    expect(plain.event().headers?.["Content-Encoding"]).toBe("gzip")
  })
})
