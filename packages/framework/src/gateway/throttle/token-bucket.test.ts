import { describe, expect, it } from "vitest"
import { createTokenBucket } from "./token-bucket.ts"

/** How many of `count` requests at one time get a token. */
function taken(take: (time: number) => boolean, time: number, count: number): number {
  return Array.from({ length: count }, () => take(time)).filter(Boolean).length
}

describe("a token bucket", () => {
  it("begins full", () => {
    expect(taken(createTokenBucket({ rate: 1, burst: 3 }), 0, 5)).toBe(3)
  })

  it("gains rate tokens a second, and no more than burst", () => {
    const take = createTokenBucket({ rate: 2, burst: 3 })
    taken(take, 1_000, 3)

    expect(taken(take, 1_499, 1)).toBe(0)
    expect(taken(take, 1_500, 2)).toBe(1)
    expect(taken(take, 60_000, 9)).toBe(3)
  })

  it("keeps what is left of a token that is only partly there", () => {
    const take = createTokenBucket({ rate: 0.5, burst: 1 })
    taken(take, 0, 1)

    expect(taken(take, 1_900, 1)).toBe(0)
    expect(taken(take, 2_000, 2)).toBe(1)
  })

  it("never fills up without a rate, and holds nothing without a burst", () => {
    const once = createTokenBucket({ rate: 0, burst: 1 })
    expect(taken(once, 0, 1)).toBe(1)
    expect(taken(once, 1e9, 1)).toBe(0)
    expect(taken(createTokenBucket({ rate: 100, burst: 0 }), 1e9, 1)).toBe(0)
  })

  it("does not fill up when the clock is set back", () => {
    const take = createTokenBucket({ rate: 1, burst: 1 })
    taken(take, 10_000, 1)

    expect(taken(take, 5_000, 1)).toBe(0)
    expect(taken(take, 10_999, 1)).toBe(0)
    expect(taken(take, 11_000, 1)).toBe(1)
  })
})
