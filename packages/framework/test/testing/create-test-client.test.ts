import { afterEach, describe, expect, it, vi } from "vitest"
import {
  allow,
  App,
  authorizer,
  controller,
  created,
  NotFoundError,
  reply,
  type RequestAuthorizerRequest,
  route,
  type RouteRequest,
  type TokenAuthorizerRequest,
  UnauthorizedError,
} from "../../src/index.ts"
import { createTestClient, DeclarationError } from "../../src/testing/index.ts"

@authorizer({ type: "token" })
class BearerAuth {
  authorize({ token }: TokenAuthorizerRequest) {
    if (token === "broken") throw new Error("no database")
    if (token !== "Bearer good") throw new UnauthorizedError("unknown token")
    return allow({ principalId: "ada", routes: ["/me"], context: { plan: "free" } })
  }
}

@authorizer({ type: "request", ttlSeconds: 0, identitySources: ["query.key"] })
class KeyAuth {
  authorize({ query }: RequestAuthorizerRequest) {
    return allow({ principalId: query.key ?? "", routes: ["*"] })
  }
}

const seen: unknown[] = []

@controller("/things")
class Things {
  @route("GET", "/{id}")
  get({ params, query, context }: RouteRequest<"/{id}">) {
    if (params.id === "0") throw new NotFoundError("no thing 0")
    return { id: params.id, query, remaining: context.getRemainingTimeInMillis() }
  }

  @route("POST", "/")
  async create({ body, event }: RouteRequest<"/">) {
    seen.push(event)
    return created({ received: body }, { Location: "/things/1", "Set-Cookie": ["a=1", "b=2"] })
  }

  @route("GET", "/fail/now")
  fail() {
    throw new Error("boom")
  }

  @route("GET", "/env/table")
  table() {
    return { table: process.env["THINGS_TABLE_NAME"] ?? null }
  }

  @route("GET", "/bytes/png")
  png() {
    return reply(Buffer.from([1, 2, 3]), { headers: { "Content-Type": "image/png" } })
  }
}

@controller("/")
class Guarded {
  @route("GET", "/me", { authorizer: BearerAuth })
  me({ auth }: RouteRequest<"/me">) {
    return auth
  }

  @route("GET", "/other", { authorizer: BearerAuth })
  other() {
    return "other"
  }

  @route("GET", "/key", { authorizer: KeyAuth })
  key({ auth }: RouteRequest<"/key">) {
    return auth.principalId
  }
}

const app = new App("things", { controllers: [Things, Guarded], authorizers: [BearerAuth, KeyAuth] })

afterEach(() => {
  vi.restoreAllMocks()
})

describe("requests", () => {
  const client = createTestClient(app)

  it("reach the handler and come back", async () => {
    const response = await client.get("/things/7?a=1", { query: { b: ["x", "y&z"], c: 2 } })

    expect(response.status).toBe(200)
    expect(response.json()).toMatchObject({ id: "7", query: { a: "1", b: "y&z", c: "2" } })
    expect(response.headers["content-type"]).toBe("application/json")
    expect(response.functionId).toBe("Api")
  })

  it("carry JSON, and answers keep several values of a header", async () => {
    const response = await client.post("/things", { json: { title: "✓" } })

    expect(response.status).toBe(201)
    expect(response.json()).toEqual({ received: { title: "✓" } })
    expect(response.headerValues("Set-Cookie")).toEqual(["a=1", "b=2"])
    expect(response.headers["location"]).toBe("/things/1")
  })

  it("share no object between gateway and handler: the event passed through JSON", async () => {
    seen.length = 0
    await client.post("/things", { json: {} })
    await client.post("/things", { json: {} })

    expect(Object.getPrototypeOf((seen[0] as { headers: object }).headers)).toBe(Object.prototype)
    expect(seen[0]).not.toBe(seen[1])
  })

  it("behaviour 105: have a Lambda context whose remaining time runs", async () => {
    const { remaining } = (await client.get("/things/1")).json<{ remaining: number }>()

    expect(remaining).toBeGreaterThan(0)
    expect(remaining).toBeLessThanOrEqual(30_000)
  })

  it("behaviour 106: 25 at a time see no other's data", async () => {
    const ids = Array.from({ length: 125 }, (_, index) => String(index + 1))
    const responses = await Promise.all(ids.map((id) => client.get(`/things/${id}`)))

    expect(responses.map((response) => response.json<{ id: string }>().id)).toEqual(ids)
  })

  it("answer as HttpErrors say", async () => {
    const response = await client.get("/things/0")

    expect(response.status).toBe(404)
    expect(response.json()).toEqual({ Code: "NotFoundError", Message: "no thing 0" })
  })

  it("behaviour 109: build the real event, which the unknown route shows by its 403", async () => {
    const response = await client.delete("/things/1")

    expect(response.status).toBe(403)
    expect(response.text()).toBe('{"message":"Missing Authentication Token"}')
    expect(response.diagnostic).toBe("no route for DELETE /things/1")
    expect(response.functionId).toBeUndefined()
  })

  it("decode binary answers, whatever a client accepts first", async () => {
    for (const accept of ["image/png", "image/avif,image/png", "*/*"]) {
      const { body } = await client.get("/things/bytes/png", { headers: { accept } })
      expect(body).toEqual(Buffer.from([1, 2, 3]))
    }
  })

  it("say what the body is when it is not JSON", async () => {
    const response = await client.get("/other", { headers: { Authorization: "x" } })
    expect(response.json()).toEqual({ message: "Unauthorized" })
    expect(() =>
      new (response.constructor as new (value: object) => typeof response)({
        status: 200,
        headers: [],
        body: Buffer.from("<p>"),
        requestId: "1",
      }).json(),
    ).toThrow("The body of this 200 is not JSON: <p>")
  })
})

describe("authorizers", () => {
  it("row 7: run in front of routes, and their policy is kept", async () => {
    const client = createTestClient(app)
    const headers = { Authorization: "Bearer good" }

    expect((await client.get("/me", { headers })).json()).toEqual({ principalId: "ada", plan: "free" })
    expect((await client.get("/other", { headers })).text()).toBe(
      '{"Message":"User is not authorized to access this resource"}',
    )
  })

  it("row 5: refuse with 401, without noise", async () => {
    const onError = vi.fn<(error: unknown) => void>()
    const client = createTestClient(app, { onError })
    const response = await client.get("/me", { headers: { Authorization: "Bearer bad" } })

    expect(response.status).toBe(401)
    expect(onError).not.toHaveBeenCalled()
  })

  it("row 5: that break answer 500, and the tester learns why", async () => {
    const onError = vi.fn<(error: unknown) => void>()
    const client = createTestClient(app, { onError })
    const response = await client.get("/me", { headers: { Authorization: "broken" } })

    expect(response.text()).toBe('{"message":null}')
    expect(onError.mock.calls).toEqual([[new Error("no database")]])
  })

  it("of both types live in one app, each in its own function", async () => {
    const client = createTestClient(app)
    expect((await client.get("/key", { query: { key: "k1" } })).text()).toBe("k1")
    expect((await client.get("/key")).status).toBe(401)
  })
})

describe("what goes wrong", () => {
  it("is a 500 of the app with its log line on stderr", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => {})
    const response = await createTestClient(app).get("/things/fail/now")

    expect(response.status).toBe(500)
    expect(String(log.mock.calls[0]?.[0])).toContain("Error: boom")
  })

  it("reaches onError with the exception itself", async () => {
    vi.spyOn(console, "error").mockImplementation(() => {})
    const onError = vi.fn<(error: unknown) => void>()
    await createTestClient(app, { onError }).get("/things/fail/now")

    expect(onError.mock.calls).toEqual([[new Error("boom")]])
  })

  it("in declarations is listed all at once", () => {
    class Bad {
      @route("GET", "todos")
      one() {}
      @route("FETCH", "/x")
      two() {}
    }
    const create = () => createTestClient(new App("bad", { controllers: [Bad] }))

    expect(create).toThrow(DeclarationError)
    expect(create).toThrow(/ROUTE_PATH_INVALID[^]*create-test-client\.test\.ts:\d+[^]*ROUTE_METHOD_UNKNOWN/)
  })
})

it("sets environment variables until it is closed", async () => {
  const client = createTestClient(app, { environment: { THINGS_TABLE_NAME: "things-test" } })
  expect((await client.get("/things/env/table")).json()).toEqual({ table: "things-test" })
  client.close()

  expect((await client.get("/things/env/table")).json()).toEqual({ table: null })
})

it("row 15: takes paths with the stage when asked to", async () => {
  const client = createTestClient(app, { stageInPath: true })
  expect((await client.get("/api/things/1")).status).toBe(200)
  expect((await client.get("/things/1")).status).toBe(403)
})
