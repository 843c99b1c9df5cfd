import { expect, it } from "vitest"
import type { ApiOptions } from "./api-options.ts"
import { mergeApi } from "./merge-api.ts"

const guarded: ApiOptions = { resourcePolicy: { allow: [{ ip: "10.0.0.0/8" }] }, throttle: { rate: 5, burst: 10 } }

it("puts what stronger levels say over what weaker ones do, key by key", () => {
  const merged = mergeApi(guarded, [{ throttle: { rate: 1 } } as ApiOptions, { cache: false }])
  expect(merged).toEqual({ ...guarded, throttle: { rate: 1, burst: 10 }, cache: false })
})

it("leaves what a stronger level has as undefined as the weaker ones have it", () => {
  const level = { resourcePolicy: undefined, throttle: { rate: 1, burst: undefined } } as unknown as ApiOptions
  expect(mergeApi(guarded, [level])).toEqual({ ...guarded, throttle: { rate: 1, burst: 10 } })
})
