import { describe, expect, it } from "vitest"
import { matchesPattern } from "./matches-pattern.ts"

const event = {
  source: "aws.s3",
  detail: {
    state: "Running",
    size: 12.5,
    paid: false,
    owner: null,
    note: "",
    tags: ["red", "Blue"],
    none: [],
    ip: "10.0.0.17",
    key: "img/2026/cat.PNG",
    lines: [
      { sku: "a", count: 1 },
      { sku: "b", count: 2 },
    ],
  },
}

describe("matchesPattern", () => {
  it.each<[string, object, boolean]>([
    ["a value among those listed", { source: ["aws.ec2", "aws.s3"] }, true],
    ["a value of another case", { detail: { state: ["running"] } }, false],
    ["a number of another form", { detail: { size: [12.5] } }, true],
    ["a number as text", { detail: { size: ["12.5"] } }, false],
    ["false", { detail: { paid: [false] } }, true],
    ["null", { detail: { owner: [null] } }, true],
    ["an empty text", { detail: { note: [""] } }, true],
    ["an absent field", { detail: { missing: ["x"] } }, false],
    ["all fields and one more", { source: ["aws.s3"], detail: { state: ["Stopped"] } }, false],
    ["an element of a list", { detail: { tags: ["Blue"] } }, true],
    ["no element of a list", { detail: { tags: ["green"] } }, false],
    ["a prefix", { detail: { key: [{ prefix: "img/" }] } }, true],
    ["a prefix in any case", { detail: { key: [{ prefix: { "equals-ignore-case": "IMG/" } }] } }, true],
    ["another suffix", { detail: { key: [{ suffix: ".png" }] } }, false],
    ["a suffix in any case", { detail: { key: [{ suffix: { "equals-ignore-case": ".png" } }] } }, true],
    ["a text in any case", { detail: { state: [{ "equals-ignore-case": "RUNNING" }] } }, true],
    ["a wildcard", { detail: { key: [{ wildcard: "img/*/cat.*" }] } }, true],
    ["a wildcard that is a pattern's character", { detail: { key: [{ wildcard: "img/.*" }] } }, false],
    ["an escaped wildcard", { detail: { key: [{ wildcard: "img/\\*" }] } }, false],
    ["an address in a range", { detail: { ip: [{ cidr: "10.0.0.0/27" }] } }, true],
    ["an address outside", { detail: { ip: [{ cidr: "10.0.0.0/28" }] } }, false],
    ["a number in a range", { detail: { size: [{ numeric: [">", 12, "<=", 12.5] }] } }, true],
    ["a number below a range", { detail: { size: [{ numeric: [">", 12.5] }] } }, false],
    ["an excluded text", { detail: { state: [{ "anything-but": "Running" }] } }, false],
    ["none of the excluded texts", { detail: { state: [{ "anything-but": ["a", "b"] }] } }, true],
    ["an excluded number", { detail: { size: [{ "anything-but": [1, 12.5] }] } }, false],
    ["an excluded prefix", { detail: { state: [{ "anything-but": { prefix: ["R", "S"] } }] } }, false],
    ["no excluded suffix", { detail: { state: [{ "anything-but": { suffix: "ed" } }] } }, true],
    [
      "an excluded text in any case",
      { detail: { state: [{ "anything-but": { "equals-ignore-case": ["running"] } }] } },
      false,
    ],
    ["an excluded wildcard", { detail: { key: [{ "anything-but": { wildcard: "*/2026/*" } }] } }, false],
    ["anything but in an absent field", { detail: { missing: [{ "anything-but": "x" }] } }, false],
    ["a field that is there", { detail: { owner: [{ exists: true }] } }, true],
    ["a field that is not there", { detail: { missing: [{ exists: false }] } }, true],
    ["a field that should not be there", { detail: { state: [{ exists: false }] } }, false],
    ["an empty list, which has no value", { detail: { none: [{ exists: false }] } }, true],
    ["one object of a list", { detail: { lines: { sku: ["b"], count: [2] } } }, true],
    ["two objects of a list", { detail: { lines: { sku: ["a"], count: [2] } } }, false],
    ["a field that no object of a list has", { detail: { lines: { price: [{ exists: false }] } } }, true],
    ["a field that one object of a list has", { detail: { lines: { sku: [{ exists: false }] } } }, false],
    ["one of two alternatives", { $or: [{ source: ["x"] }, { detail: { state: ["Running"] } }] }, true],
    ["none of two alternatives", { $or: [{ source: ["x"] }, { source: ["y"] }] }, false],
    [
      "alternatives within a field",
      { detail: { $or: [{ paid: [true] }, { size: [{ numeric: ["=", 12.5] }] }] } },
      true,
    ],
    ["one alternative, which is a field's name", { $or: [{ source: ["aws.s3"] }] }, false],
  ])("with %s", (_what, pattern, matches) => {
    expect(matchesPattern({ ...pattern }, event)).toBe(matches)
  })
})
