import { describe, expect, it } from "vitest"
import { callsOf } from "../../test/policy/calls-of.ts"

const modes = `const modes: any = { a: "r", b: "w" };`
const frozen = `const modes: any = Object.freeze({ a: "r", b: "w" });`
const map = `const modes = new Map([["a", "r"], ["b", "w"]]);`
const list = `const list = [{ t: "a", m: "r" }, { t: "b", m: "w" }];`
const go = `const go = (t: any, m: any) => m === "r" ? read(t) : write(t);`
const rows = `await go(row.t, row.m)`

const apart = [
  ["entries", modes, `for (const [t, m] of Object.entries(modes)) await go(t, m)`],
  ["entries of what is frozen", frozen, `for (const [t, m] of Object.entries(modes)) await go(t, m)`],
  ["entries that are not taken apart", modes, `for (const e of Object.entries(modes)) await go(e[0], e[1])`],
  ["entries in a callback", modes, `await Promise.all(Object.entries(modes).map(([t, m]) => go(t, m)))`],
  [
    "entries made from entries",
    "",
    `for (const [t, m] of Object.entries(Object.fromEntries([["a", "r"], ["b", "w"]]))) await go(t, m)`,
  ],
  ["keys", modes, `for (const t of Object.keys(modes)) await go(t, modes[t])`],
  ["keys in a callback", modes, `Object.keys(modes).forEach((t) => go(t, modes[t]))`],
  ["for in", modes, `for (const t in modes) await go(t, modes[t])`],
  ["values", "", `for (const row of Object.values({ x: { t: "a", m: "r" }, y: { t: "b", m: "w" } })) ${rows}`],
  ["rows", list, `for (const row of list) ${rows}`],
  ["rows, taken apart", list, `for (const { t, m } of list) await go(t, m)`],
  ["rows by their place", list, `for (let i = 0; i < list.length; i++) await go(list[i]!.t, list[i]!.m)`],
  [
    "rows by their place, with a length",
    list,
    `for (let i = 0, n = list.length; i < n; i++) { const row = list[i]!; ${rows} }`,
  ],
  ["places", "", `for (const [i, t] of ["a", "b"].entries()) await go(t, i === 0 ? "r" : "w")`],
  ["a Map", map, `for (const [t, m] of modes) await go(t, m)`],
  ["entries of a Map", map, `for (const [t, m] of modes.entries()) await go(t, m)`],
  ["a Map's own forEach", map, `modes.forEach((m, t) => go(t, m))`],
  ["a Map that is spread", map, `await Promise.all([...modes].map(([t, m]) => go(t, m)))`],
  ["an array made of a Map", map, `await Promise.all(Array.from(modes, ([t, m]) => go(t, m)))`],
  [
    "a generator",
    `function* pairs() { yield ["a", "r"]; yield ["b", "w"] }`,
    `for (const [t, m] of pairs()) await go(t, m)`,
  ],
  [
    "closures of the turns",
    list,
    `const all = []; for (const row of list) all.push(() => go(row.t, row.m)); for (const one of all) await one()`,
  ],
  [
    "inputs of the turns",
    list,
    `for (const row of list) { const o: any = {}; o.t = row.t; o.m = row.m; await go(o.t, o.m) }`,
  ],
  ["loops in loops", list, `for (const x of [1, 2]) for (const row of list) ${rows}`],
  [
    "what a loop returns",
    list,
    `for (const row of list) { if (row.m === "w") continue; return go(row.t, row.m) } return write("b")`,
  ],
] as const

const all = "Get a, Get b, Put a, Put b"
const together = [
  [
    "a name from the turn before",
    list,
    `let last: any = {}; for (const row of list) { await go(last.t ?? "a", row.m); last = row }`,
    "Get a, Get b, Put a, Put b",
  ],
  ["what the last turn left", list, `let last: any; for (const row of list) last = row; await go(last.t, last.m)`, all],
  ["what var keeps", list, `for (const row of list) { var kept = row } await go(kept!.t, kept!.m)`, all],
  [
    "an object of all turns",
    "",
    `const o: any = {}; for (const t of ["a", "b"]) { if (o.t) await read(o.t); o.t = t }`,
    "Get a, Get b",
  ],
  [
    "an array that grows",
    "",
    `const q = ["a"]; for (const t of q) { await read(t); if (q.length < 3) q.push("b") }`,
    "Get a, Get b",
  ],
  [
    "a counter that the body changes",
    list,
    `for (let i = 0; i < list.length; i++) { i += 0; await read(list[i]!.t) }`,
    "Get a, Get b",
  ],
  [
    "a function declared in the loop",
    "",
    `const all: any[] = []; for (const t of ["a", "b"]) { function one() { return read(t) } all.push(one) } await all[1]()`,
    "Get a, Get b",
  ],
  [
    "a function called in a later turn",
    "",
    `let f: any; for (const t of ["a", "b"]) { if (f) await f(); f = () => read(t) } await f()`,
    "Get a, Get b",
  ],
] as const

describe("loops over what is known", () => {
  it.each(apart)("keep together what belongs together: %s", async (_name, declarations, body) => {
    expect(await callsOf(go + declarations, body)).toBe("Get a, Put b")
  })

  it.each(together)("do not take apart what may meet: %s", async (_name, declarations, body, calls) => {
    expect(await callsOf(go + declarations, body)).toBe(calls)
  })
})
