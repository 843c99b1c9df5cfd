import { afterEach, describe, expect, it, vi } from "vitest"
import type { ProxyEvent } from "../../src/gateway/proxy-event.ts"
import { answer, header, text } from "./gateway-fixture.ts"
import { allowAll, denied, deniedExplicitly, guarded, policy, statement, token } from "./guarded-fixture.ts"

describe("the cache of authorizers", () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it("row 7: the result is kept for ttlSeconds under the token", async () => {
    vi.useFakeTimers()
    const client = guarded(allowAll, { ttlSeconds: 300 })
    const invocations = () => client.events["Auth"]?.length

    await client.send("GET", "/a", token)
    await client.send("GET", "/a", token)
    expect(invocations()).toBe(1)

    await client.send("GET", "/a", { headers: [["Authorization", "Bearer other"]] })
    expect(invocations()).toBe(2)

    vi.advanceTimersByTime(299_999)
    await client.send("GET", "/a", token)
    expect(invocations()).toBe(2)

    vi.advanceTimersByTime(1)
    await client.send("GET", "/a", token)
    expect(invocations()).toBe(3)
  })

  it("row 7: with ttlSeconds 0 nothing is kept", async () => {
    const client = guarded(allowAll, { ttlSeconds: 0 })
    await client.send("GET", "/a", token)
    await client.send("GET", "/a", token)

    expect(client.events["Auth"]).toHaveLength(2)
  })

  it("row 7: the kept policy is applied to a second route, which a narrow Resource refuses", async () => {
    const client = guarded((event) => policy(statement("Allow", (event as { methodArn: string }).methodArn)), {
      ttlSeconds: 300,
    })

    expect((await client.send("GET", "/a", token)).status).toBe(200)
    expect(answer(await client.send("GET", "/b", token))).toEqual(denied)
    expect(answer(await client.send("POST", "/a", token))).toEqual(denied)
    expect(client.events["Auth"]).toHaveLength(1)
  })

  it("row 7: a refusal is kept too", async () => {
    const client = guarded(() => policy(statement("Deny", "*")), { ttlSeconds: 300 })
    await client.send("GET", "/a", token)

    expect(answer(await client.send("GET", "/b", token))).toEqual(deniedExplicitly)
    expect(client.events["Auth"]).toHaveLength(1)
  })

  it("row 7: a failure is not kept", async () => {
    const client = guarded(() => Promise.reject(new Error("boom")), { ttlSeconds: 300 })
    await client.send("GET", "/a", token)
    await client.send("GET", "/a", token)

    expect(client.events["Auth"]).toHaveLength(2)
  })

  it("row 7: the context of a kept result still reaches the function", async () => {
    const client = guarded(() => ({ ...allowAll(), context: { plan: "free" } }), { ttlSeconds: 300 })
    await client.send("GET", "/a", token)
    await client.send("GET", "/b", token)
    const second = client.events["Api"]?.[1] as ProxyEvent

    expect(second.requestContext.authorizer).toEqual({ principalId: "ada", plan: "free", integrationLatency: 0 })
  })

  it("row 7: all identity sources make the key, and values cannot run into each other", async () => {
    const identitySources = ["method.request.header.A", "method.request.header.B"]
    const client = guarded(allowAll, { type: "request", ttlSeconds: 300, identitySources })
    const send = (a: string, b: string) =>
      client.send("GET", "/a", {
        headers: [
          ["A", a],
          ["B", b],
        ],
      })
    await send("1", "23")
    await send("12", "3")
    await send("1", "23")

    expect(client.events["Auth"]).toHaveLength(2)
  })

  it("an answer of the gateway after an authorizer still names its request", async () => {
    const response = await guarded(() => policy(statement("Deny", "*"))).send("GET", "/a", token)

    expect(header(response, "x-amzn-RequestId")).toBe(response.requestId)
    expect(text(response)).toContain("explicit deny")
  })
})
