import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { App, controller, currentRequest, NotFoundError, reply, route, type RouteRequest } from "@tsapi/framework"
import { functionUrl, http } from "@tsapi/framework/internal"
import { createStreamingRunner } from "../src/streaming/create-streaming-runner.ts"
import { StreamedAnswer } from "../src/streaming/streamed-answer.ts"
import { functionUrlEvent } from "./function-url-event.ts"
import { lambdaContext, restEvent } from "./rest-event.ts"

const ended: string[] = []

@controller("/stream", { cors: true })
class StreamController {
  @route("GET", "/texts", { stream: true })
  async *texts({ query }: RouteRequest<"/texts">) {
    if (query["missing"]) throw new NotFoundError("nothing here")
    if (query["broken"]) throw new TypeError("before the first piece")
    try {
      yield "a"
      yield `b of ${currentRequest().path}`
      if (query["later"]) throw new TypeError("in its midst")
      yield new Uint8Array([99])
    } finally {
      ended.push("texts")
    }
  }

  @route("GET", "/bytes", { stream: true })
  bytes() {
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(new Uint8Array([1, 2]))
        controller.close()
      },
    })
    return reply(body, { status: 201, headers: { "Content-Type": "image/png", "Set-Cookie": ["a=1", "b=2"] } })
  }

  @route(["GET", "HEAD"], "/pictures", { stream: true })
  async *pictures() {
    try {
      yield new Uint8Array([1])
      yield new Uint8Array([2])
    } finally {
      ended.push("pictures")
    }
  }

  @route("GET", "/json", { stream: true })
  json() {
    return { a: 1 }
  }

  @route("GET", "/none", { stream: true })
  async *none() {}

  @route("GET", "/numbers", { stream: true })
  async *numbers() {
    yield 1
  }

  @route(["GET", "HEAD"], "/whole")
  whole({ query }: RouteRequest<"/whole">) {
    return query["stream"] ? reply(this.texts({ query: {} } as RouteRequest<"/texts">)) : "whole"
  }
}

const app = new App("streams", { controllers: [StreamController] })
const run = createStreamingRunner(app, { kinds: [functionUrl, http] })

async function answer(path: string, fields: Parameters<typeof restEvent>[1] = {}) {
  const result = await run(restEvent(`GET /stream${path}`, fields), { ...lambdaContext })
  if (!(result instanceof StreamedAnswer)) throw new Error(`not streamed: ${JSON.stringify(result)}`)
  return result
}

async function read({ body }: StreamedAnswer): Promise<readonly (string | Uint8Array)[]> {
  const pieces: (string | Uint8Array)[] = []
  for await (const piece of body) pieces.push(piece)
  return pieces
}

const textOf = async (streamed: StreamedAnswer) =>
  Buffer.concat((await read(streamed)).map((piece) => Buffer.from(piece))).toString()

const asking = (name: string) => ({ queryStringParameters: { [name]: "1" } })

beforeEach(() => {
  ended.length = 0
  vi.spyOn(console, "error").mockImplementation(() => {})
})

afterEach(() => {
  vi.restoreAllMocks()
})

describe("a route with stream", () => {
  it("answers with what its generator yields, piece by piece", async () => {
    const streamed = await answer("/texts")
    expect(streamed.prelude).toMatchObject({
      statusCode: 200,
      headers: { "Content-Type": "text/plain; charset=utf-8", "Access-Control-Allow-Origin": "*" },
    })
    expect(await read(streamed)).toEqual(["a", "b of /stream/texts", new Uint8Array([99])])
    expect(ended).toEqual(["texts"])
  })

  it("answers with a web stream as the body of a reply", async () => {
    const streamed = await answer("/bytes")
    expect(streamed.prelude).toMatchObject({
      statusCode: 201,
      headers: { "Content-Type": "image/png" },
      multiValueHeaders: { "Set-Cookie": ["a=1", "b=2"] },
    })
    expect(await read(streamed)).toEqual([new Uint8Array([1, 2])])
  })

  it("answers with anything else in one piece", async () => {
    const streamed = await answer("/json")
    expect([streamed.prelude["statusCode"], await textOf(streamed)]).toEqual([200, '{"a":1}'])
    expect(await textOf(await answer("/none"))).toBe("")
  })

  it("answers what is thrown before the first piece like any other route", async () => {
    const missing = await answer("/texts", asking("missing"))
    expect([missing.prelude["statusCode"], await textOf(missing)]).toEqual([
      404,
      expect.stringContaining("nothing here"),
    ])
    expect((await answer("/texts", asking("broken"))).prelude).toMatchObject({ statusCode: 500 })
    expect((await answer("/numbers")).prelude).toMatchObject({ statusCode: 500 })
  })

  it("breaks off where something is thrown later", async () => {
    const streamed = await answer("/texts", asking("later"))
    await expect(read(streamed)).rejects.toThrow("in its midst")
    expect(ended).toEqual(["texts"])
  })

  it("ends the generator of a stream that nobody reads further", async () => {
    const streamed = await answer("/texts")
    const pieces = streamed.body[Symbol.asyncIterator]()
    await pieces.next()
    await pieces.return?.()
    expect(ended).toEqual(["texts"])
  })

  it("ends a stream whose type the client does not accept, and that of a HEAD", async () => {
    const streamed = await answer("/pictures", { headers: { Accept: "text/html" } })
    expect(streamed.prelude).toMatchObject({ statusCode: 406 })
    expect(await textOf(streamed)).toContain("The answer is application/octet-stream")
    expect(await textOf(await answer("/pictures", { httpMethod: "HEAD" }))).toBe("")
    expect(ended).toEqual(["pictures", "pictures"])
  })
})

describe("a route without stream in the same function", () => {
  it("answers as a whole, and may not answer with a stream", async () => {
    expect(await run(restEvent("GET /stream/whole"), { ...lambdaContext })).toMatchObject({ body: "whole" })
    const refused = await run(restEvent("GET /stream/whole", asking("stream")), { ...lambdaContext })
    expect(refused).toMatchObject({ statusCode: 500 })
    expect(console.error).toHaveBeenCalledWith(expect.stringContaining("give the route stream: true"))
  })

  it("is streamed at the function's URL, as all of it is there", async () => {
    const whole = await run(functionUrlEvent("GET /stream/whole"), { ...lambdaContext })
    expect(whole).toBeInstanceOf(StreamedAnswer)
    expect(whole).toMatchObject({ prelude: { statusCode: 200, cookies: [] } })
    const cookies = await run(functionUrlEvent("GET /stream/bytes"), { ...lambdaContext })
    expect(cookies).toMatchObject({ prelude: { statusCode: 201, cookies: ["a=1", "b=2"] } })
  })
})
