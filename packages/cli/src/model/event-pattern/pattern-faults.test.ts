import { describe, expect, it } from "vitest"
import { patternDialects, patternFaults } from "./pattern-faults.ts"

const { eventBridge, eventSource, topicAttributes, topicBody } = patternDialects

function faults(pattern: unknown, dialect: (typeof patternDialects)[keyof typeof patternDialects] = eventBridge) {
  return patternFaults(pattern, dialect, ["filter"]).map(({ message, hint }) => `${message}. ${hint}`)
}

describe("patternFaults", () => {
  it("accepts every operator of EventBridge", () => {
    const pattern = {
      a: ["x", 1, true, null, { prefix: "x" }, { suffix: { "equals-ignore-case": "x" } }, { wildcard: "*x*" }],
      b: [{ "anything-but": ["x"] }, { "anything-but": { wildcard: ["*x"] } }, { "equals-ignore-case": "x" }],
      c: { d: [{ numeric: [">", 0, "<", 5] }, { exists: false }, { cidr: "10.0.0.0/8" }] },
      $or: [{ e: [1] }, { f: [2] }],
    }
    expect(faults(pattern)).toEqual([])
  })

  it.each<[unknown, string]>([
    ["x", 'filter is "x". Name fields and what passes: { kind: ["refund"] }.'],
    [{}, "filter names no field. Leave it out to let everything pass."],
    [{ a: "x" }, 'filter.a is "x". List what passes: ["x"].'],
    [{ a: [] }, "filter.a is an empty list. List the values that pass."],
    [{ a: [{ prefx: "x" }] }, "filter.a.0.prefx is not an operator here. Did you mean prefix?"],
    [{ a: { prefix: "x" } }, 'filter.a is {"prefix":"x"}. Put the condition into a list: [{"prefix":"x"}].'],
    [
      { a: [{ numeric: ["~", 1] }] },
      'filter.a.0.numeric is ["~",1]. Use comparisons with =, <, <=, > or >=: [">", 0, "<=", 100].',
    ],
    [
      { a: [{ numeric: [">", 5, "<", 5] }] },
      'filter.a.0.numeric is [">",5,"<",5]. The lower bound must be below the upper one.',
    ],
    [{ a: [{ exists: "yes" }] }, 'filter.a.0.exists is "yes". Use true or false.'],
    [{ a: [{ cidr: "10.0.0.0/33" }] }, 'filter.a.0.cidr is "10.0.0.0/33". Use a range of addresses: "10.0.0.0/24".'],
    [
      { a: [{ "anything-but": [1, "x"] }] },
      'filter.a.0.anything-but is [1,"x"]. Use one or several strings, or one or several numbers.',
    ],
    [{ a: [{ wildcard: "a**" }] }, 'filter.a.0.wildcard is "a**". Use a string without two asterisks in a row.'],
    [
      { a: [{ prefix: "x", suffix: "y" }] },
      'filter.a.0 is {"prefix":"x","suffix":"y"}. Use one operator in each entry; entries are alternatives.',
    ],
    [{ $or: [{ a: ["x"] }, { b: "y" }] }, 'filter.$or.1.b is "y". List what passes: ["y"].'],
    [{ a: [6e9] }, "filter.a.0 is 6000000000. Use a number from -5000000000 to 5000000000."],
  ])("refuses %j", (pattern, message) => {
    expect(faults(pattern)).toEqual([message])
  })

  it("knows what each service lacks", () => {
    expect(faults({ a: [{ wildcard: "*x" }] }, eventSource)).toHaveLength(1)
    expect(faults({ a: [{ cidr: "10.0.0.0/8" }] }, eventSource)).toHaveLength(1)
    expect(faults({ a: [{ wildcard: "*x" }] }, topicBody)).toHaveLength(1)
    expect(faults({ a: [{ "anything-but": { suffix: "x" } }] }, topicBody)).toEqual([
      'filter.a.0.anything-but is {"suffix":"x"}. What it excludes here can be one of values, prefix.',
    ])
    expect(faults({ a: { b: ["x"] } }, topicBody)).toEqual([])
    expect(faults({ a: { b: ["x"] } }, topicAttributes)).toEqual([
      "filter.a is an object. Message attributes hold values; use the scope MessageBody for fields of fields.",
    ])
  })
})
