import { describe, expect, it } from "vitest"
import { callsOf } from "../../test/policy/calls-of.ts"

const collections = [
  ["set", `const m = new Map(); m.set("x", "a"); m.set("y", "b"); return read(m.get("x"))`, "Get a"],
  ["constructed", `const m = new Map([["x", "a"], ["y", "b"]]); return read(m.get("y"))`, "Get b"],
  ["asked for any key", `const m = new Map([["x", "a"], ["y", "b"]]); return read(m.get(request.k))`, "Get a, Get b"],
  [
    "set under any key",
    `const m = new Map([["x", "a"]]); m.set(request.k, "b"); await read(m.get("x")!); return write(m.get("z")!)`,
    "Get a, Get b, Put b",
  ],
  [
    "keyed by objects",
    `const k = {}, l = {}; const w = new WeakMap([[k, "a"], [l, "b"]]); return read(w.get(l))`,
    "Get b",
  ],
  ["iterated", `const m = new Map([["a", "1"]]); for (const [k, v] of m) await read(k + v)`, "Get a1"],
  ["walked", `const m = new Map([["a", "1"]]); m.forEach((v, k) => read(k + v))`, "Get a1"],
  [
    "taken apart",
    `const m = new Map([["a", "1"]]); for (const k of m.keys()) await read(k); for (const v of m.values()) await write(v)`,
    "Get a, Put 1",
  ],
  ["a set", `const s = new Set(["a"]); s.add("b"); for (const t of [...s]) await write(t)`, "Put a, Put b"],
  [
    "extended",
    `class Tables extends Map { constructor() { super([["x", "a"]]); this.set("y", "b") } }; const m = new Tables(); await read(m.get("x")); return write(m.get("y"))`,
    "Get a, Put b",
  ],
] as const

const iterators = [
  ["a generator's first", `function* g(t: string) { yield t }; return read([...g("a")][0])`, "Get a"],
  ["next", `function* g() { yield "a"; return "z" }; return read(g().next().value!)`, "Get a, Get z"],
  [
    "what next passes",
    `function* g(): any { await_(yield "x") }; const await_ = read; const i = g(); i.next(); i.next("a")`,
    "a",
  ],
  ["own iterators", `const i = { *[Symbol.iterator]() { yield "a" } }; for (const t of i) await read(t)`, "Get a"],
  [
    "hand-written iterators",
    `const i = { [Symbol.iterator]() { return { next: () => ({ done: request.x, value: "a" }) } } }; for (const t of i) await read(t)`,
    "Get a",
  ],
  ["timers", `setTimeout((t: string) => read(t), 1, "a")`, "Get a"],
  ["resolve as callback", `return read(await new Promise<string>((resolve) => setTimeout(resolve, 1, "a")))`, "Get a"],
  [
    "withResolvers",
    `const { promise, resolve } = (Promise as any).withResolvers(); resolve("a"); return read(await promise)`,
    "Get a",
  ],
  ["what is thrown", `try { throw { t: "a" } } catch (caught: any) { return read(caught.t) }`, "Get a"],
  ["arguments", `function f(..._: string[]) { return read(arguments[0]) }; return f("a", "b")`, "Get a"],
  [
    "tags",
    "const tag = (s: any, ...v: string[]) => s[0] + v.join('-') + s[s.length - 1]; return read(tag`x-${'a'}-y`)",
    "Get x-a-y",
  ],
  ["raw texts", "return read(String.raw`a-${'b'}`)", "Get a-b"],
  [
    "URLs",
    `return read(new URL("https://sqs.eu-west-1.amazonaws.com/1/queue").pathname.split("/").pop()!)`,
    "Get queue",
  ],
] as const

describe("collections", () => {
  it.each(collections)("hold what they hold under each key: %s", async (_name, body, expected) => {
    expect(await callsOf("", body)).toBe(expected)
  })
})

describe("iterators, callbacks and templates", () => {
  it.each(iterators)("pass on what they are given: %s", async (_name, body, expected) => {
    expect(await callsOf("", body)).toContain(expected)
  })

  it("may catch anything that a longer block throws", async () => {
    const body = `try { await read("b"); throw { t: "a" } } catch (caught: any) { return write(caught.t) }`
    expect(await callsOf("", body)).toBe("Get b, Put *, Put a, POLICY_RESOURCE_UNKNOWN")
  })
})
