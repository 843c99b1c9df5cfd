import { describe, expect, it } from "vitest"
import type { ApiUsage, ApiUsagePlan } from "../../src/gateway/api-description.ts"
import { localApiKeys } from "../../src/gateway/usage/local-api-keys.ts"
import { answer, fixture, route } from "./gateway-fixture.ts"
import { guarded, policy, statement, token } from "./guarded-fixture.ts"

const forbidden = { status: 403, body: '{"message":"Forbidden"}', errorType: "ForbiddenException" }
const tooMany = { status: 429, body: '{"message":"Too Many Requests"}', errorType: "TooManyRequestsException" }
const limitExceeded = { status: 429, body: '{"message":"Limit Exceeded"}', errorType: "LimitExceededException" }

const routes = [
  route("GET", "/a", { apiKeyRequired: true }),
  route("POST", "/a", { apiKeyRequired: true }),
  route("GET", "/open"),
]

function usageOf(plan: Partial<ApiUsagePlan> = {}, source: ApiUsage["source"] = "HEADER"): ApiUsage {
  const keys = [
    { name: "Mobile", plan: "Basic" },
    { name: "Partner", plan: "Basic", value: "partner0123456789abcdef" },
  ]
  return { source, keys, plans: [{ name: "Basic", methodThrottles: [], ...plan }] }
}

function valueOf(name: string): string {
  return localApiKeys(usageOf()).find((key) => key.name === name)?.value ?? ""
}

/** A gateway whose clock stands still but for `clock.time`. */
function client(plan?: Partial<ApiUsagePlan>) {
  const clock = { time: Date.parse("2026-03-02T10:00:00Z") }
  const api = fixture({ routes, usage: usageOf(plan) }, {}, { now: () => clock.time })
  const send = async (name: string, method = "GET", target = "/a") =>
    answer(await api.send(method, target, { headers: [["x-api-key", valueOf(name)]] }))
  const statuses = async (name: string, count: number, method?: string) => {
    const answers = []
    for (let index = 0; index < count; index += 1) answers.push((await send(name, method)).status)
    return answers
  }
  return { ...api, clock, sendAs: send, statuses }
}

describe("API keys", () => {
  it("row 11: a missing or a wrong key is refused, and the function is not asked", async () => {
    const api = client()

    expect(answer(await api.send("GET", "/a"))).toEqual(forbidden)
    expect(answer(await api.send("GET", "/a", { headers: [["X-Api-Key", "wrong"]] }))).toEqual(forbidden)
    expect(api.events["Api"]).toBeUndefined()
  })

  it("row 11: a key is known by its value, under any spelling of the header, and reaches the event", async () => {
    const api = client()

    expect((await api.send("GET", "/a", { headers: [["X-API-KEY", "partner0123456789abcdef"]] })).status).toBe(200)
    expect(api.event().requestContext.identity).toMatchObject({
      apiKey: "partner0123456789abcdef",
      apiKeyId: expect.stringMatching(/^[a-z0-9]{10}$/),
    })
  })

  it("a route that needs no key takes any", async () => {
    const api = client()

    expect((await api.send("GET", "/open", { headers: [["X-Api-Key", "wrong"]] })).status).toBe(200)
    expect(api.event().requestContext.identity).not.toHaveProperty("apiKey")
  })

  it("nobody passes where no plan has a key", async () => {
    const api = fixture({ routes, usage: { source: "HEADER", keys: [], plans: [] } })

    expect(answer(await api.send("GET", "/a", { headers: [["X-Api-Key", valueOf("Mobile")]] }))).toEqual(forbidden)
  })

  it("has the same value everywhere, in place of one that only AWS knows too", () => {
    const [made, referred] = localApiKeys({
      ...usageOf(),
      keys: [
        { name: "Mobile", plan: "Basic" },
        { name: "Other", plan: "Basic", value: "{{resolve:secretsmanager:other}}" },
      ],
    })

    expect(made?.value).toBe(valueOf("Mobile"))
    expect(made?.value).toMatch(/^[a-z0-9]{40}$/)
    expect(referred?.value).toMatch(/^[a-z0-9]{40}$/)
  })
})

describe("the throttle of a usage plan", () => {
  it("row 11: holds for each key by itself, over all methods", async () => {
    const api = client({ throttle: { rate: 1, burst: 2 } })

    expect(await api.statuses("Mobile", 2)).toEqual([200, 200])
    expect(await api.sendAs("Mobile", "POST")).toEqual(tooMany)
    expect(await api.statuses("Partner", 3)).toEqual([200, 200, 429])
    api.clock.time += 1_000
    expect(await api.statuses("Mobile", 2)).toEqual([200, 429])
  })

  it("of a method takes the place of the plan's there", async () => {
    const api = client({
      throttle: { rate: 0, burst: 1 },
      methodThrottles: [{ method: "GET", path: "/a", rate: 0, burst: 2 }],
    })

    expect(await api.statuses("Mobile", 3)).toEqual([200, 200, 429])
    expect(await api.statuses("Mobile", 2, "POST")).toEqual([200, 429])
  })
})

describe("the quota of a usage plan", () => {
  const quota = { limit: 2, period: "DAY", offset: 0 } as const

  it("row 11: is used up by each key for itself, until the next period", async () => {
    const api = client({ quota })

    expect(await api.statuses("Mobile", 2)).toEqual([200, 200])
    expect(await api.sendAs("Mobile")).toEqual(limitExceeded)
    expect((await api.sendAs("Partner")).status).toBe(200)
    api.clock.time += 24 * 3_600_000
    expect(await api.statuses("Mobile", 3)).toEqual([200, 200, 429])
  })

  it("is not touched by what the throttle refuses, nor by routes without keys", async () => {
    const api = client({ quota, throttle: { rate: 1, burst: 1 } })
    await api.sendAs("Mobile")
    await api.sendAs("Mobile")
    await api.sendAs("Mobile", "GET", "/open")
    api.clock.time += 1_000

    expect((await api.sendAs("Mobile")).status).toBe(200)
    api.clock.time += 1_000
    expect(await api.sendAs("Mobile")).toEqual(limitExceeded)
  })
})

describe("keys that authorizers find out", () => {
  function keyed(usageIdentifierKey: unknown) {
    const run = () => ({ ...policy(statement("Allow", "*")), usageIdentifierKey })
    const api = guarded(run, { ttlSeconds: 300 }, {}, { usage: usageOf({}, "AUTHORIZER"), apiKeyRequired: true })
    const key = { headers: [...token.headers, ["X-Api-Key", valueOf("Mobile")] as const] }
    return { ...api, call: () => api.send("GET", "/a", key) }
  }

  it("come from usageIdentifierKey, of kept results too", async () => {
    const api = keyed(valueOf("Partner"))

    expect((await api.call()).status).toBe(200)
    expect((await api.call()).status).toBe(200)
    expect(api.events["Auth"]).toHaveLength(1)
    expect(api.event().requestContext.identity.apiKey).toBe(valueOf("Partner"))
  })

  it.each([undefined, null, "wrong"])(
    "are refused when usageIdentifierKey is %s, whatever the header says",
    async (key) => {
      expect(answer(await keyed(key).call())).toEqual(forbidden)
    },
  )

  it("must be text", async () => {
    expect((await keyed(5).call()).status).toBe(500)
  })
})
