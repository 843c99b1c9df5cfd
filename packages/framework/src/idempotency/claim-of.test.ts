import { expect, it } from "vitest"
import { Table } from "../declarations/table.ts"
import { claimOf } from "./claim-of.ts"

const table = new Table("ClaimedRequests", { partitionKey: "id", timeToLive: "expiresAt" })
const hashOf = (payload: unknown) => claimOf({ table, key: () => 2n ** 60n, payload: () => payload }, {})?.payloadHash

it("tells payloads apart by big integers and sets, as images of items have them, and not by their order", () => {
  const image = { count: 2n ** 60n, tags: new Set(["a", "b"]) }
  expect(hashOf({ tags: new Set(["a", "b"]), count: 2n ** 60n })).toBe(hashOf(image))
  expect(hashOf({ ...image, count: 2n ** 60n + 1n })).not.toBe(hashOf(image))
  expect(hashOf({ ...image, tags: new Set(["a"]) })).not.toBe(hashOf(image))
})
