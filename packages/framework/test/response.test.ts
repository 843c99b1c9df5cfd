import { afterEach, describe, expect, it, vi } from "vitest"
import {
  App,
  BadRequestError,
  ConflictError,
  ForbiddenError,
  HttpError,
  InternalServerError,
  MethodNotAllowedError,
  NotFoundError,
  RequestTimeoutError,
  TooManyRequestsError,
  UnauthorizedError,
  UnprocessableEntityError,
  UnsupportedMediaType,
  created,
  noContent,
  redirect,
  reply,
  route,
} from "@tsapi/framework"
import { call } from "./call-handler.ts"
import { restEvent } from "./rest-event.ts"

/** The proxy response for what a handler does. */
function answer(handle: () => unknown, options: { debug?: boolean } = {}) {
  class Answering {
    @route("GET", "/x")
    handle() {
      return handle()
    }
  }
  return call(new App("answers", { ...options, controllers: [Answering] }), restEvent("GET /x"))
}

function fail(error: unknown, options?: { debug?: boolean }) {
  return answer(() => {
    throw error
  }, options)
}

const internalServerError = '{"Code":"InternalServerError","Message":"An internal server error occurred."}'

function captureLog(): string[] {
  const lines: string[] = []
  vi.spyOn(console, "error").mockImplementation((line: string) => {
    lines.push(line)
  })
  return lines
}

afterEach(() => {
  vi.restoreAllMocks()
})

describe("the response", () => {
  it("36: a list of header values is sent as a multi-value header", async () => {
    const headers = { "Content-Type": "application/json", "Set-Cookie": ["a=1", "b=2"] }
    expect(await answer(() => reply({ foo: "bar" }, { headers }))).toEqual({
      statusCode: 200,
      headers: { "Content-Type": "application/json" },
      multiValueHeaders: { "Set-Cookie": ["a=1", "b=2"] },
      body: '{"foo":"bar"}',
    })
  })

  it("37: a plain object is compact JSON with status 200 and no headers", async () => {
    expect(await answer(() => ({ a: 1, b: [2] }))).toMatchObject({
      statusCode: 200,
      headers: {},
      multiValueHeaders: {},
      body: '{"a":1,"b":[2]}',
    })
  })

  it("38: an array is a JSON array; null and undefined are null", async () => {
    expect((await answer(() => [1, 2])).body).toBe("[1,2]")
    expect((await answer(() => null)).body).toBe("null")
    expect((await answer(() => undefined)).body).toBe("null")
    expect((await answer(() => false)).body).toBe("false")
  })

  it("39: a string is sent as it is, as plain text unless the reply says otherwise", async () => {
    expect(await answer(() => "hello")).toMatchObject({
      headers: { "Content-Type": "text/plain; charset=utf-8" },
      body: "hello",
    })
    const html = await answer(() => reply("<p>", { headers: { "content-type": "text/html" } }))
    expect(html).toMatchObject({ headers: { "content-type": "text/html" }, body: "<p>" })
  })

  it("40: a string of any script stays unchanged", async () => {
    expect((await answer(() => "✓ é")).body).toBe("✓ é")
  })

  it.each([
    ["a Map", new Map([[1, 2]])],
    ["a Set in an object", { tags: new Set(["a"]) }],
    ["a promise that was not awaited", { todo: Promise.resolve(1) }],
    ["an Error", { failure: new Error("x") }],
    ["a function", () => 1],
    ["a BigInt", { n: 1n }],
  ])("41, 48: %s is a 500, not a silent {}", async (_name, value) => {
    const log = captureLog()
    expect(await answer(() => reply(value))).toMatchObject({ statusCode: 500, body: internalServerError })
    expect(log).toHaveLength(1)
  })

  it("41: empty plain objects and arrays are fine", async () => {
    const empty = { object: {}, array: [], bare: Object.create(null) as object, date: new Date(0) }
    expect((await answer(() => empty)).body).toBe(
      '{"object":{},"array":[],"bare":{},"date":"1970-01-01T00:00:00.000Z"}',
    )
  })

  it.each([
    ["a newline", "a\nb"],
    ["a carriage return", "a\rb"],
    ["a newline in a list", ["ok", "a\nb"]],
  ])("42: a header with %s is a 500 without that header", async (_name, value) => {
    captureLog()
    expect(await answer(() => reply({}, { headers: { "X-Bad": value } }))).toEqual({
      statusCode: 500,
      headers: {},
      multiValueHeaders: {},
      body: internalServerError,
    })
  })

  it("42: so is a line break in an error's header", async () => {
    captureLog()
    const response = await fail(new NotFoundError("x", { headers: { "X-Bad": "a\nb" } }))
    expect(response).toMatchObject({ statusCode: 500, headers: {}, body: internalServerError })
  })

  it.each([false, true])("43: NotFoundError is a 404 with its name and message, with debug %s", async (debug) => {
    const response = await fail(new NotFoundError("resource not found"), { debug })
    expect(response).toMatchObject({
      statusCode: 404,
      body: '{"Code":"NotFoundError","Message":"resource not found"}',
    })
  })

  it("44: a subclass is named after itself, and an error may have a status of its own", async () => {
    class MyErr extends NotFoundError {}
    class Teapot extends HttpError {
      static override readonly status = 418
    }
    expect(await fail(new MyErr("x"))).toMatchObject({ statusCode: 404, body: '{"Code":"MyErr","Message":"x"}' })
    expect(await fail(new Teapot("x"))).toMatchObject({ statusCode: 418, body: '{"Code":"Teapot","Message":"x"}' })
    expect((await fail(new HttpError("x", { status: 451 }))).statusCode).toBe(451)
  })

  it("45: an unexpected exception is a bare 500, and the log has the app, the request and the cause", async () => {
    const log = captureLog()
    const error = new TypeError("secret", { cause: new Error("the root") })
    expect(await fail(error)).toMatchObject({ statusCode: 500, body: internalServerError })
    expect(log.map((line) => JSON.parse(line) as unknown)).toEqual([
      {
        level: "ERROR",
        message: "secret",
        app: "answers",
        requestId: "request-1",
        route: "GET /x",
        error: expect.stringMatching(/^TypeError: secret\n +at /) as unknown,
        cause: "Error: the root",
      },
    ])
  })

  it.each(["a string", null, undefined, 7])("45: throwing %j, which is no Error, is a 500 too", async (thrown) => {
    const log = captureLog()
    expect(await fail(thrown)).toMatchObject({ statusCode: 500, body: internalServerError })
    expect(JSON.parse(log[0] ?? "")).toMatchObject({ error: String(thrown) })
  })

  it("46: with debug on, the client gets type, message and stack as plain text", async () => {
    captureLog()
    const response = await fail(new TypeError("secret"), { debug: true })
    expect(response).toMatchObject({ statusCode: 500, headers: { "Content-Type": "text/plain" } })
    expect(response.body).toMatch(/^TypeError: secret\n +at .*response\.test\.ts/)
  })

  it.each([
    [BadRequestError, 400],
    [UnauthorizedError, 401],
    [ForbiddenError, 403],
    [NotFoundError, 404],
    [MethodNotAllowedError, 405],
    [RequestTimeoutError, 408],
    [ConflictError, 409],
    [UnsupportedMediaType, 415],
    [UnprocessableEntityError, 422],
    [TooManyRequestsError, 429],
    [InternalServerError, 500],
    [HttpError, 500],
  ])("47: %o answers %i", async (ErrorClass, status) => {
    expect((await fail(new ErrorClass("x"))).statusCode).toBe(status)
  })

  it("a rejected promise is like a throw", async () => {
    expect((await answer(() => Promise.reject(new ConflictError("taken")))).statusCode).toBe(409)
  })

  it("replies have the status and headers they are made with", async () => {
    expect(await answer(() => created({ id: 1 }, { Location: "/x/1" }))).toMatchObject({
      statusCode: 201,
      headers: { Location: "/x/1" },
      body: '{"id":1}',
    })
    expect(await answer(() => noContent())).toMatchObject({ statusCode: 204, headers: {}, body: "" })
    expect(await answer(() => redirect("/y"))).toMatchObject({ statusCode: 302, headers: { Location: "/y" }, body: "" })
    expect((await answer(() => redirect("/y", 308))).statusCode).toBe(308)
  })
})
