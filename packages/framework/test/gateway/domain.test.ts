import { describe, expect, it } from "vitest"
import { describeDomain } from "../../src/gateway/domain/describe-domain.ts"
import { answer, fixture, route } from "./gateway-fixture.ts"

function served(name: string, basePath?: string, options = {}) {
  const domain = describeDomain({ name, ...(basePath !== undefined && { basePath }), existing: true })
  const client = fixture({ routes: [route("GET", "/"), route("GET", "/todos/{id}")], domain }, {}, options)
  const get = (target: string, host: string) => client.send("GET", target, { headers: [["Host", host]] })
  return { client, get }
}

describe("a custom domain", () => {
  it("keeps the base path in the event, and out of routing", async () => {
    const { client, get } = served("api.example.com", "v1")
    const response = await get("/v1/todos/7?x=1", "api.example.com")

    expect(response.status).toBe(200)
    expect(client.event()).toMatchObject({
      resource: "/todos/{id}",
      path: "/v1/todos/7",
      pathParameters: { id: "7" },
      requestContext: { path: "/v1/todos/7", resourcePath: "/todos/{id}", stage: "api", domainName: "api.example.com" },
    })
  })

  it.each([
    ["/v1", "/v1"],
    ["/v1/", "/v1/"],
  ])("serves the root at %s", async (target, path) => {
    const { client, get } = served("api.example.com", "v1")
    await get(target, "API.example.com:8000")
    expect(client.event()).toMatchObject({ resource: "/", path })
  })

  it.each(["/todos/7", "/v12/todos/7", "/", "/api/todos/7"])("answers 403 Forbidden at %s", async (target) => {
    const { get } = served("api.example.com", "v1")
    expect(answer(await get(target, "api.example.com"))).toEqual({
      status: 403,
      body: '{"message":"Forbidden"}',
      errorType: "ForbiddenException",
    })
  })

  it("has no stage in its paths, where the execute-api name has it", async () => {
    const { get } = served("api.example.com", undefined, { stageInPath: true })

    expect((await get("/todos/7", "api.example.com")).status).toBe(200)
    expect((await get("/api/todos/7", "127.0.0.1:8000")).status).toBe(200)
    expect((await get("/todos/7", "127.0.0.1:8000")).status).toBe(403)
  })

  it("leaves other names alone", async () => {
    const { client, get } = served("api.example.com", "v1")
    await get("/todos/7", "127.0.0.1:8000")
    expect(client.event()).toMatchObject({ path: "/todos/7", requestContext: { path: "/todos/7" } })
  })

  it.each([
    ["one.example.com", 200],
    ["example.com", 403],
    ["a.b.example.com", 403],
    ["one.example.org", 403],
  ])("of a wildcard takes %s for %i", async (host, status) => {
    const { get } = served("*.example.com", "v1")
    expect((await get("/v1/todos/7", host)).status).toBe(status)
  })
})
