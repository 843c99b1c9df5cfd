import { describe, expect, it } from "vitest"
import type { ApiDescription } from "../../src/gateway/api-description.ts"
import { answer, fixture, route } from "./gateway-fixture.ts"

const cors = { allowOrigins: ["*"], allowHeaders: [], exposeHeaders: [], allowCredentials: false }
const tooMany = { status: 429, body: '{"message":"Too Many Requests"}', errorType: "TooManyRequestsException" }

function client(api: Partial<ApiDescription>) {
  const clock = { time: 0 }
  const { send, events } = fixture(api, {}, { now: () => clock.time })
  const statuses = async (method: string, target: string, count: number) => {
    const answers = []
    for (let index = 0; index < count; index += 1) answers.push((await send(method, target)).status)
    return answers
  }
  return { clock, send, statuses, events }
}

describe("throttling", () => {
  it("of the stage holds for each method by itself, preflights included", async () => {
    const api = client({
      routes: [route("GET", "/a", { cors }), route("POST", "/a"), route("GET", "/b")],
      throttle: { rate: 1, burst: 2 },
    })

    expect(await api.statuses("GET", "/a", 3)).toEqual([200, 200, 429])
    expect(await api.statuses("POST", "/a", 3)).toEqual([200, 200, 429])
    expect(await api.statuses("GET", "/b", 3)).toEqual([200, 200, 429])
    expect(await api.statuses("OPTIONS", "/a", 3)).toEqual([200, 200, 429])
    api.clock.time += 1_000
    expect(await api.statuses("GET", "/a", 2)).toEqual([200, 429])
    expect(await api.statuses("OPTIONS", "/a", 2)).toEqual([200, 429])
  })

  it("of a route takes the place of the stage's, and counts all its paths together", async () => {
    const api = client({
      routes: [route("GET", "/items/{id}", { throttle: { rate: 0, burst: 1 } })],
      throttle: { rate: 100, burst: 100 },
    })

    expect(await api.statuses("GET", "/items/1", 1)).toEqual([200])
    expect(answer(await api.send("GET", "/items/2"))).toEqual(tooMany)
    expect(api.events["Api"]).toHaveLength(1)
  })

  it("does not count what was refused before it", async () => {
    const api = client({
      routes: [route("GET", "/a", { apiKeyRequired: true, throttle: { rate: 0, burst: 1 } })],
      usage: {
        source: "HEADER",
        keys: [{ name: "K", plan: "P", value: "k".repeat(20) }],
        plans: [{ name: "P", methodThrottles: [] }],
      },
    })
    const headers = [["x-api-key", "k".repeat(20)]] as const

    expect(await api.statuses("GET", "/a", 3)).toEqual([403, 403, 403])
    expect((await api.send("GET", "/a", { headers })).status).toBe(200)
    expect((await api.send("GET", "/a", { headers })).status).toBe(429)
  })

  it("is not there where nobody asks for it", async () => {
    const api = client({ routes: [route("GET", "/a")] })
    const answers = await api.statuses("GET", "/a", 200)

    expect(new Set(answers)).toEqual(new Set([200]))
  })
})
