import { describe, expect, it } from "vitest"
import type { ApiRouteCache } from "../../src/gateway/api-description.ts"
import { readCacheKey } from "../../src/gateway/cache/cache-key.ts"
import { describeRouteCache } from "../../src/gateway/cache/describe-cache.ts"
import { fixture, header, route, text } from "./gateway-fixture.ts"

/** `GET /items/{id}`, whose function counts its calls; the clock stands still but for `clock.time`. */
function cached(extra: Partial<ApiRouteCache> = {}, answer: object = {}) {
  const clock = { time: 0 }
  const cache = { ttlSeconds: 300, keys: ["method.request.path.id"], namespace: "n", ...extra }
  let calls = 0
  const api = fixture(
    { routes: [route("GET", "/items/{id}", { cache })] },
    { Api: () => ({ statusCode: 200, headers: { "X-Call": String((calls += 1)) }, body: String(calls), ...answer }) },
    { now: () => clock.time },
  )
  const get = async (target: string, headers: readonly (readonly [string, string])[] = []) =>
    text(await api.send("GET", target, { headers }))
  return { ...api, clock, get }
}

describe("the cache of a method", () => {
  it("keeps an answer for ttlSeconds, headers and status included", async () => {
    const api = cached()
    const first = await api.send("GET", "/items/1")
    api.clock.time = 299_999
    const second = await api.send("GET", "/items/1")

    expect(text(second)).toBe("1")
    expect(header(second, "X-Call")).toBe("1")
    expect(second.functionId).toBeUndefined()
    expect(second.requestId).not.toBe(first.requestId)
    api.clock.time = 300_000
    expect(await api.get("/items/1")).toBe("2")
  })

  it("tells requests apart by its keys alone", async () => {
    const keys = ["method.request.path.id", "method.request.querystring.page", "method.request.header.Accept-Language"]
    const api = cached({ keys })

    expect(await api.get("/items/1")).toBe("1")
    expect(await api.get("/items/2")).toBe("2")
    expect(await api.get("/items/1?page=2")).toBe("3")
    expect(await api.get("/items/1?page=2", [["accept-language", "de"]])).toBe("4")
    expect(await api.get("/items/1?page=2&other=3")).toBe("3")
    expect(await api.get("/items/1?other=4", [["Authorization", "somebody else"]])).toBe("1")
  })

  it("keeps what a function answers whatever its status, and nothing that API Gateway answers itself", async () => {
    const failing = cached({}, { statusCode: 503 })
    expect([await failing.get("/items/1"), await failing.get("/items/1")]).toEqual(["1", "1"])

    const broken = cached({}, { statusCode: "none" })
    await broken.get("/items/1")
    await broken.get("/items/1")
    expect(broken.events["Api"]).toHaveLength(2)
  })

  it("keeps nothing with ttlSeconds 0, nor what is longer than a megabyte", async () => {
    const off = cached({ ttlSeconds: 0 })
    expect([await off.get("/items/1"), await off.get("/items/1")]).toEqual(["1", "2"])

    const long = cached({}, { body: "x".repeat(1_048_577) })
    await long.get("/items/1")
    await long.get("/items/1")
    expect(long.events["Api"]).toHaveLength(2)
  })

  it("does not let anybody renew an entry, and says so", async () => {
    const api = cached()
    await api.get("/items/1")
    const answer = await api.send("GET", "/items/1", { headers: [["Cache-Control", "no-store, max-age=0"]] })

    expect(text(answer)).toBe("1")
    expect(header(answer, "Warning")).toBe(
      "199 Cache-control headers were ignored because the caller was unauthorized.",
    )
    expect(header(await api.send("GET", "/items/1"), "Warning")).toBeUndefined()
  })
})

describe("what a route says of its cache", () => {
  const stage = { ttlSeconds: 60 }

  it("has the parameters of its path as keys, and a namespace of its own", () => {
    const declared = { cache: { keys: ["query.page"] }, path: "/items/{id}/{rest+}" }
    const get = describeRouteCache(declared, { method: "GET", stage })

    expect(get).toMatchObject({
      ttlSeconds: 60,
      keys: ["method.request.path.id", "method.request.path.rest", "method.request.querystring.page"],
    })
    expect(describeRouteCache(declared, { method: "POST", stage })?.namespace).not.toBe(get?.namespace)
    expect(describeRouteCache({ ...declared, cache: true }, { method: "GET", stage: {} })?.ttlSeconds).toBe(300)
  })

  it("is nothing where it does not ask, or the stage has no cache", () => {
    expect(describeRouteCache({ cache: false, path: "/" }, { method: "GET", stage })).toBeUndefined()
    expect(describeRouteCache({ cache: true, path: "/" }, { method: "GET", stage: false })).toBeUndefined()
  })

  it.each(["path.id", "query.", "cookie.a", "page"])("knows no key %s", (key) => {
    expect(readCacheKey(key)).toBeUndefined()
  })
})
