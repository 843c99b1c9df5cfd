import { describe, expect, it } from "vitest"
import { BadRequestError, route, type RestEvent, type RouteRequest } from "@tsapi/framework"
import { call } from "./call-handler.ts"
import { jsonEvent, lambdaContext, restEvent } from "./rest-event.ts"

const contentTypes = ["application/json", "application/xml", "application/notjson", "application/vnd.api+json"]

/** What `read` makes of the request that an event becomes. */
async function read(event: RestEvent, read: (request: RouteRequest) => unknown): Promise<unknown> {
  let seen: unknown
  class Reader {
    @route(["GET", "POST"], "/x", { contentTypes })
    async read(request: RouteRequest) {
      seen = await read(request)
      return null
    }

    @route("GET", "/x/{id}")
    readOne(request: RouteRequest) {
      return this.read(request)
    }
  }
  const response = await call({ controllers: [Reader] }, event)
  if (response.statusCode !== 200) throw new Error(`${response.statusCode} ${response.body}`)
  return seen
}

const json = (type: string | undefined, body: string | null = '{"a":1}') =>
  restEvent("POST /x", { headers: type === undefined ? {} : { "content-TYPE": type }, body })

describe("the request", () => {
  it.each(["application/json", "application/json;charset=UTF-8", "APPLICATION/JSON", "application/vnd.api+json"])(
    "19, 20, 25: a body of type %s is parsed, whatever the case of the header's name",
    async (type) => {
      expect(await read(json(type), ({ body }) => body)).toEqual({ a: 1 })
    },
  )

  it("20: a body of type application/notjson is not parsed", async () => {
    expect(await read(json("application/notjson"), ({ body }) => body)).toBeNull()
  })

  it("21: malformed JSON answers 400 'Error Parsing JSON' when the body is read", async () => {
    await expect(read(json("application/json", "{"), ({ body }) => body)).rejects.toThrow(
      '400 {"Code":"BadRequestError","Message":"Error Parsing JSON"}',
    )
    expect(await read(json("application/json", "{"), () => "not read")).toBe("not read")
  })

  it.each([null, ""])("22: the empty body %j with a JSON type answers the same 400 when it is read", async (body) => {
    await expect(read(json("application/json", body), (request) => request.body)).rejects.toThrow(
      '400 {"Code":"BadRequestError","Message":"Error Parsing JSON"}',
    )
  })

  it("21: a handler may catch the error and go on", async () => {
    const caught = await read(json("application/json", "{"), (request) => {
      try {
        return request.body
      } catch (error) {
        return error instanceof BadRequestError && error.cause instanceof SyntaxError
      }
    })
    expect(caught).toBe(true)
  })

  it("23: on a route that accepts both, XML has no JSON body but its raw one", async () => {
    const both = (request: RouteRequest) => [request.body, request.rawBody.toString()]
    expect(await read(json("application/xml", "<a/>"), both)).toEqual([null, "<a/>"])
    expect(await read(json("application/json", "[2]"), both)).toEqual([[2], "[2]"])
  })

  it("24: a body without Content-Type counts as JSON", async () => {
    expect(await read(json(undefined), ({ body }) => body)).toEqual({ a: 1 })
  })

  it("26: the raw body of a base64 event is decoded, equal at each reading, and empty without a body", async () => {
    const event = restEvent("POST /x", { body: "AP+A", isBase64Encoded: true })
    const readings = await read(event, (request) => [request.rawBody, request.rawBody])
    expect(readings).toEqual([Buffer.from([0, 255, 128]), Buffer.from([0, 255, 128])])
    expect(await read(restEvent("GET /x"), ({ rawBody }) => rawBody.length)).toBe(0)
  })

  it("26: a JSON body in a base64 event is parsed, and one object at each reading", async () => {
    const event = jsonEvent("/x", Buffer.from('{"a":"✓"}').toString("base64"), { isBase64Encoded: true })
    expect(await read(event, ({ body }) => body)).toEqual({ a: "✓" })
    expect(await read(event, (request) => request.body === request.body)).toBe(true)
  })

  const query = restEvent("GET /x", {
    queryStringParameters: { key: "val2" },
    multiValueQueryStringParameters: { key: ["val1", "val2"], none: [] },
  })

  it("27: of several values, a single read gives the last and a list read a copy of all", async () => {
    expect(await read(query, (request) => [request.query["key"], request.queryValue("key")])).toEqual(["val2", "val2"])
    const values = await read(query, (request) => {
      request.queryValues("key").push("changed")
      return [request.queryValues("key"), request.queryAll["key"]]
    })
    expect(values).toEqual([
      ["val1", "val2"],
      ["val1", "val2"],
    ])
  })

  it.each(["missing", "constructor"])("28: reading the absent parameter %j answers 400", async (name) => {
    const answer = `400 {"Code":"BadRequestError","Message":"Missing query parameter: ${name}"}`
    await expect(read(query, (request) => request.queryValue(name))).rejects.toThrow(answer)
    await expect(read(query, (request) => request.queryValues(name))).rejects.toThrow(answer)
  })

  it("28: a parameter with no values is missing for a single read only", async () => {
    await expect(read(query, (request) => request.queryValue("none"))).rejects.toThrow("Missing query parameter: none")
    expect(await read(query, (request) => request.queryValues("none"))).toEqual([])
  })

  it("29: without a query string the query is empty", async () => {
    expect(await read(restEvent("GET /x"), (request) => [request.query, request.queryAll])).toEqual([{}, {}])
  })

  it("30: a request becomes JSON without internal fields, the query with its last values", async () => {
    const event = restEvent("GET /x", { path: "/x", headers: { Host: "h" }, queryStringParameters: { a: "2" } })
    expect(await read(event, (request) => JSON.parse(JSON.stringify(request)))).toEqual({
      method: "GET",
      path: "/x",
      route: "/x",
      params: {},
      query: { a: "2" },
      headers: { host: "h" },
      auth: {},
      requestId: "request-1",
      sourceIp: "203.0.113.7",
      stage: "api",
      stageVariables: {},
    })
  })

  it("31, 32: Lambda's context and the event are reachable, unchanged", async () => {
    const event = restEvent("GET /x")
    const [seenContext, seenEvent] = (await read(event, ({ context, event: original }) => [
      context,
      original,
    ])) as unknown[]
    expect(seenContext).toBe(lambdaContext)
    expect(seenEvent).toBe(event)
    expect(event).toEqual(restEvent("GET /x"))
  })

  it("33: a request without headers is answered", async () => {
    expect(await read(restEvent("GET /x", { headers: null }), ({ headers }) => headers)).toEqual({})
    expect(await read(restEvent("GET /x", { headers: null }), (request) => request.header("Host"))).toBeUndefined()
  })

  it("34: path parameters are decoded once", async () => {
    const event = restEvent("GET /x/{id}", { pathParameters: { id: "a%20b%252F" } })
    expect(await read(event, ({ params }) => params)).toEqual({ id: "a b%2F" })
  })

  it("34: a malformed encoding answers 400", async () => {
    const event = restEvent("GET /x/{id}", { pathParameters: { id: "%zz" } })
    await expect(read(event, ({ params }) => params)).rejects.toThrow("400")
  })

  it("35: the request has the concrete path and the template", async () => {
    const event = restEvent("GET /x/{id}", { path: "/x/7", pathParameters: { id: "7" } })
    expect(await read(event, ({ path, route: template }) => [path, template])).toEqual(["/x/7", "/x/{id}"])
  })

  it("90: what the authorizer returned is in request.auth", async () => {
    const { requestContext } = restEvent("GET /x")
    const event = restEvent("GET /x", {
      requestContext: { ...requestContext, authorizer: { principalId: "ann", role: "x" } },
    })
    expect(await read(event, ({ auth }) => [auth.principalId, auth["role"]])).toEqual(["ann", "x"])
  })

  it("reads headers and query values through destructured methods", async () => {
    const event = { ...query, headers: { "X-Thing": "7" } }
    const seen = await read(event, ({ header, queryValue, queryValues }) => [
      header("x-thing"),
      queryValue("key"),
      queryValues("key"),
    ])
    expect(seen).toEqual(["7", "val2", ["val1", "val2"]])
    await expect(read(event, ({ queryValue }) => queryValue("missing"))).rejects.toThrow(
      "Missing query parameter: missing",
    )
  })

  it.each(["X-Trace", "x-trace", "X-TRACE"])("finds a header under %s, however the client spelled it", async (name) => {
    for (const sent of ["X-Trace", "x-trace", "x-TRACE"]) {
      expect(await read(restEvent("GET /x", { headers: { [sent]: "7" } }), (request) => request.header(name))).toBe("7")
    }
  })
})
