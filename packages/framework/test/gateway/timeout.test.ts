import { afterEach, describe, expect, it, vi } from "vitest"
import { answer, fixture, route } from "./gateway-fixture.ts"

describe("the timeout of a route", () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it("row 21: is how long API Gateway waits for its function", async () => {
    vi.useFakeTimers()
    const waits: number[] = []
    const api = fixture(
      { routes: [route("GET", "/quick", { timeoutMs: 500 }), route("GET", "/usual")] },
      {},
      {
        invoke: (_functionId, _event, { timeoutMs }) => {
          waits.push(timeoutMs)
          return new Promise(() => {})
        },
      },
    )
    const quick = api.send("GET", "/quick")
    const usual = api.send("GET", "/usual")
    await vi.advanceTimersByTimeAsync(500)

    expect(answer(await quick)).toEqual({
      status: 504,
      body: '{"message":"Endpoint request timed out"}',
      errorType: "InternalServerErrorException",
    })
    await vi.advanceTimersByTimeAsync(28_500)
    expect((await usual).status).toBe(504)
    expect(waits).toEqual([500, 29_000])
  })
})
