import { App, controller, HttpError, reply, route, type RouteRequest } from "@tsapi/framework"
import { createTestClient, DeclarationError } from "@tsapi/framework/testing"
import { describe, expect, it, vi } from "vitest"

const seen: string[] = []

@controller("/", { cors: true })
class TickController {
  @route("GET", "/ticks", { stream: true })
  async *ticks({ query }: RouteRequest<"/ticks">) {
    if (query["refused"]) throw new HttpError("not now", { status: 503 })
    try {
      for (let tick = 1; ; tick++) {
        seen.push(`made ${tick}`)
        yield `tick ${tick};`
        if (query["last"] === String(tick)) return
        if (query["broken"] === String(tick)) throw new RangeError(`broken after ${tick}`)
      }
    } finally {
      seen.push("ended")
    }
  }

  @route("GET", "/file", { stream: true })
  file() {
    const body = new Blob(["a".repeat(200_000)]).stream()
    return reply(body, { headers: { "Content-Type": "application/octet-stream", ETag: "1" } })
  }

  @route("GET", "/whole")
  whole() {
    return "whole"
  }
}

const app = new App("ticks", { controllers: [TickController] })

describe("a test client", () => {
  it("reads an answer while the handler makes it, and no faster", async () => {
    seen.length = 0
    const client = createTestClient(app)
    const answer = await client.stream("GET", "/ticks")
    expect(answer).toMatchObject({ status: 200, headers: { "access-control-allow-origin": "*" } })
    expect(answer.headers).not.toHaveProperty("content-length")
    expect(seen).toEqual(["made 1"])
    const pieces = answer.pieces[Symbol.asyncIterator]()
    const next = async () => Buffer.from((await pieces.next()).value ?? []).toString()
    expect([await next(), await next()]).toEqual(["tick 1;", "tick 2;"])
    await pieces.return?.()
    expect(seen).toEqual(["made 1", "made 2", "ended"])
  })

  it("waits for the end of an answer that is not read as a stream", async () => {
    const client = createTestClient(app)
    expect((await client.get("/ticks?last=3")).text()).toBe("tick 1;tick 2;tick 3;")
    const file = await client.get("/file")
    expect([file.body.length, file.headers["etag"]]).toEqual([200_000, "1"])
    expect((await client.get("/whole")).text()).toBe("whole")
    expect((await client.get("/ticks?refused=1")).status).toBe(503)
  })

  it("rejects where the handler throws in the midst of its answer", async () => {
    const client = createTestClient(app)
    await expect(client.get("/ticks?broken=2")).rejects.toThrow("broken after 2")
    const { status, pieces } = await client.stream("GET", "/ticks", { query: { broken: 1 } })
    expect(status).toBe(200)
    const read = vi.fn<(piece: Uint8Array) => void>()
    await expect(
      (async () => {
        for await (const piece of pieces) read(piece)
      })(),
    ).rejects.toThrow("broken after 1")
    expect(read).toHaveBeenCalledTimes(1)
  })

  it("gives whoever invokes the function all that it writes", async () => {
    const event = { httpMethod: "GET", resource: "/ticks", requestContext: {}, queryStringParameters: { last: "1" } }
    const payload = String(await createTestClient(app).invoke("Api", event))
    expect(payload).toMatch(/^\{"statusCode":200,.*\}\0{8}tick 1;$/)
  })

  it("refuses what cannot be streamed, and generators that are not", () => {
    class Faulty {
      @route("GET", "/generator")
      async *generator() {
        yield "a"
      }

      @route("GET", "/cached", { stream: true, cache: true })
      cached() {}
    }
    const create = () => createTestClient(new App("faulty", { controllers: [Faulty], api: { cache: {} } }))
    expect(create).toThrow(DeclarationError)
    expect(create).toThrow("Faulty.generator is a generator, and its route has no stream")
    expect(create).toThrow("Faulty.cached streams its answers, which no cache keeps")
  })
})
