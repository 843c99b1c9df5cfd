import { describe, expect, it } from "vitest"
import { callsOf } from "../../test/policy/calls-of.ts"

const query = `
import { QueryCommand } from "@aws-sdk/lib-dynamodb"
const query = (input: any) => client.send(new QueryCommand(input))
`
const start = `const input: any = { TableName: "a" };`
const index = `input.IndexName = "x";`
const [indexOnly, tableOnly, both] = ["Query a/index/x", "Query a", "Query a, Query a/index/x"]

const cases = [
  ["assigned before it is sent", `${start} ${index} await query(input)`, indexOnly],
  ["sent before it is assigned", `${start} await query(input); ${index}`, both],
  ["assigned where a condition holds", `${start} if (Math.random() > 1) ${index} await query(input)`, both],
  ["assigned either way", `${start} if (Math.random() > 1) ${index} else ${index} await query(input)`, indexOnly],
  ["assigned or given up", `${start} if (Math.random() > 1) ${index} else return; await query(input)`, indexOnly],
  ["assigned in a loop", `${start} for (const x of [1]) ${index} await query(input)`, both],
  ["made in a loop", `for (const x of [1, 2]) { ${start} ${index} await query(input) }`, indexOnly],
  ["assigned in a loop where it is sent", `${start} for (const x of [1]) { ${index} await query(input) }`, indexOnly],
  ["sent in a loop before it is assigned", `${start} for (const x of [1]) { await query(input); ${index} }`, both],
  ["assigned in try", `${start} try { JSON.parse("?"); ${index} } catch {} await query(input)`, both],
  [
    "assigned in finally",
    `${start} try { JSON.parse("?") } catch {} finally { ${index} } await query(input)`,
    indexOnly,
  ],
  ["sent by a function made earlier", `${start} const go = () => query(input); await go(); ${index}`, both],
  ["sent by a function made later", `${start} ${index} const go = () => query(input); await go()`, indexOnly],
  ["sent by a function declared", `${start} ${index} await go(); function go() { return query(input) }`, indexOnly],
  ["sent by a function called earlier", `${start} await go(); ${index} function go() { return query(input) }`, both],
  [
    "assigned by a closure",
    `${start} const set = () => { ${index} }; if (Math.random() > 1) set(); await query(input)`,
    both,
  ],
  ["seen through an alias", `${start} const alias = input; ${index} await query(alias)`, both],
  ["assigned through an alias", `${start} const alias = input; alias.IndexName = "x"; await query(input)`, both],
  ["assigned from itself", `${start} input.IndexName = "x" + (input.Limit ?? ""); await query(input)`, indexOnly],
  ["assigned by a call that sends", `${start} input.IndexName = (await query(input), "x"); await query(input)`, both],
  ["logged first", `${start} console.log(input); ${index} await query(input)`, indexOnly],
  ["deleted again", `${start} ${index} delete input.IndexName; await query(input)`, both],
  [
    "in a literal, deleted",
    `const input: any = { TableName: "a", IndexName: "x" }; delete input.IndexName; await query(input)`,
    both,
  ],
  [
    "deleted through an alias",
    `${start} ${index} const alias = input; delete alias.IndexName; await query(input)`,
    both,
  ],
  ["overwritten", `const input: any = { TableName: "b" }; input.TableName = "a"; await query(input)`, tableOnly],
  ["extended", `const o: any = { t: "a" }; o.t += "-b"; await query({ TableName: o.t })`, "Query a-b"],
  [
    "frozen",
    `const input: any = Object.freeze({ TableName: "a" }); try { ${index} } catch {} await query(input)`,
    both,
  ],
  ["spread", `${start} const copy = { ...input }; ${index} await query(copy)`, both],
  [
    "counted",
    `const o: any = { n: 0 }; while (o.n < 3) { await query({ TableName: "t" + o.n }); o.n++ }`,
    "Query t*, Query t0, POLICY_RESOURCE_UNKNOWN",
  ],
  [
    "assigned in a switch",
    `${start} switch (Math.random()) { case 1: ${index} break; default: ${index} } await query(input)`,
    indexOnly,
  ],
  [
    "a method that reads this",
    `const input: any = { TableName: "a", go() { return query(this) } }; await input.go(); ${index}`,
    both,
  ],
] as const

const ofCallers = [
  [
    "what one caller wants",
    `const go = (name?: string) => { ${start} if (name) input.IndexName = name; return query(input) }; await go("x")`,
    indexOnly,
  ],
  [
    "what no caller wants",
    `const go = (name?: string) => { ${start} if (name) input.IndexName = name; return query(input) }; await go()`,
    tableOnly,
  ],
] as const

describe("inputs that are completed after the literal", () => {
  it.each([...cases, ...ofCallers])("%s", async (_name, body, calls) => {
    expect(await callsOf(query, body)).toBe(calls)
  })

  it("are followed in a module as well", async () => {
    const module = `${query} ${start} ${index} const send = () => query(input); async function later() { await query(input) }`
    expect(await callsOf(module, "await send(); await later()")).toBe(indexOnly)
  })

  it("may be reached by a module's function before they are complete", async () => {
    const module = `${query} ${start} later(); ${index} async function later() { await query(input) }`
    expect(await callsOf(module, "await later()")).toBe(both)
  })
})
