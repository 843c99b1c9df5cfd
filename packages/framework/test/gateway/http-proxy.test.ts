import { gzipSync } from "node:zlib"
import { describe, expect, it } from "vitest"
import { httpIntegration, httpProxy, integration } from "../../src/index.ts"
import { backend, clientOf, startBackend } from "./integrations-fixture.ts"

describe("httpProxy", () => {
  it("passes path, query, headers and body on, and the answer back", async () => {
    const { url, received } = await backend(() => ({
      status: 201,
      headers: { "Content-Type": "text/plain", "X-Backend": "b1", "Set-Cookie": ["a=1", "b=2"], Server: "old" },
      body: "made",
    }))
    const client = clientOf([integration("POST", "/legacy/{proxy+}", httpProxy({ url: `${url}/old/{proxy}` }))])
    const response = await client.post("/legacy/a/b%20c?q=1&q=2&r=%26", {
      body: "hello",
      headers: { "Content-Type": "text/plain", "X-Mine": "m", Host: "api.example.com" },
    })
    expect(received[0]).toMatchObject({ method: "POST", url: "/old/a/b%20c?q=1&q=2&r=%26", body: "hello" })
    expect(received[0]?.headers).toMatchObject({
      "x-mine": "m",
      host: new URL(url).host,
      "x-amzn-apigateway-api-id": "tsapilocal",
    })
    expect(response.status).toBe(201)
    expect(response.text()).toBe("made")
    expect(response.headers["x-backend"]).toBe("b1")
    expect(response.headerValues("set-cookie")).toEqual(["a=1", "b=2"])
    expect(response.headers["x-amzn-remapped-server"]).toBe("old")
    expect(response.headers["x-amzn-trace-id"]).toBeUndefined()
  })

  it("fills in the URL from the path, from mappings and from stage variables", async () => {
    const { url, received } = await backend()
    const target = httpProxy({
      url: "http://${stageVariables.backend}/{tenant}/cart/profile/{userId}",
      path: { tenant: { from: "header.X-Tenant" } },
      query: { page: { from: "query.p" } },
      headers: { "X-Caller": { from: "context.identity.sourceIp" }, "X-Static": "yes" },
    })
    const client = clientOf([integration("GET", "/cart/{userId}", target)], {
      api: { stageVariables: { backend: new URL(url).host } },
    })
    await client.get("/cart/u%2F1?p=3", { headers: { "X-Tenant": "acme" } })
    expect(received[0]?.url).toBe("/acme/cart/profile/u%2F1?p=3&page=3")
    expect(received[0]?.headers).toMatchObject({ "x-caller": "127.0.0.1", "x-static": "yes" })
  })

  it("gives the client the body of a compressed answer as it was", async () => {
    const { url } = await backend(() => ({ headers: { "Content-Encoding": "gzip" }, body: gzipSync("plain") }))
    const response = await clientOf([integration("GET", "/", httpProxy({ url }))]).get("/")
    expect(response.text()).toBe("plain")
    expect(response.headers["content-encoding"]).toBeUndefined()
  })

  it.each(["/..", "/a/../../admin", "/%2e%2e/admin", "/%2E%2e%2fadmin", "/./x", "//evil.example.com/x"])(
    "passes the dots of %s on as they came, to the same backend",
    async (rest) => {
      const { url, received } = await backend()
      const client = clientOf([
        integration("GET", "/site/{proxy+}", httpProxy({ url: `${url}/base/{proxy}` })),
        integration("GET", "/mapped/{proxy+}", httpIntegration({ url: `${url}/base/{proxy}` })),
      ])
      for (const path of ["/site", "/mapped"]) {
        expect((await client.get(path + rest)).status).toBe(200)
        expect(received.pop()?.url).toBe(`/base${rest}`)
      }
    },
  )

  it("takes no host from the request where a stage variable is empty", async () => {
    const { url, received } = await backend()
    const target = httpProxy({ url: "http://${stageVariables.backend}/{proxy}" })
    const client = clientOf([integration("GET", "/site/{proxy+}", target)], {
      api: { stageVariables: { backend: "backend.example.com" } },
      stageVariables: { backend: "" },
    })
    expect((await client.get(`/site/${new URL(url).host}`)).status).toBe(500)
    expect(received).toEqual([])
  })

  it("lets nothing but the path lead to another path of the backend", async () => {
    const { url, received } = await backend()
    const target = httpProxy({ url: `${url}/{tenant}/x`, path: { tenant: { from: "query.tenant" } } })
    await clientOf([integration("GET", "/", target)]).get("/?tenant=../admin?a=")
    expect(received[0]?.url).toMatch(/^\/\.\.%2Fadmin%3Fa%3D\/x/)
  })

  it("answers 500 where a mapping makes a header that cannot be sent, or an answer cannot be unpacked", async () => {
    const { url, received } = await backend(() => ({ headers: { "Content-Encoding": "gzip" }, body: "no gzip" }))
    const target = httpProxy({ url, headers: { "X-A": { from: "query.a" } } })
    const client = clientOf([integration("GET", "/", target)])
    expect((await client.get("/?a=b%0d%0aX-Evil:%201")).status).toBe(500)
    expect(received).toEqual([])
    expect((await client.get("/")).status).toBe(500)
  })

  it("does not follow redirections", async () => {
    const { url } = await backend(() => ({ status: 302, headers: { Location: "/elsewhere" } }))
    const response = await clientOf([integration("GET", "/", httpProxy({ url }))]).get("/")
    expect([response.status, response.headers["location"]]).toEqual([302, "/elsewhere"])
  })

  it("answers 504 for a backend that cannot be reached, and for one that takes too long", async () => {
    const gone = await startBackend()
    await gone.close()
    const slow = await backend(() => ({ hangs: true }))
    const client = clientOf([
      integration("GET", "/gone", httpProxy({ url: gone.url })),
      integration("GET", "/slow", httpProxy({ url: slow.url }), { timeoutMs: 50 }),
    ])
    expect(await client.get("/gone")).toMatchObject({ status: 504 })
    const response = await client.get("/slow")
    expect([response.status, response.json()]).toEqual([504, { message: "Endpoint request timed out" }])
    expect(client.errors).toHaveLength(2)
  })
})
