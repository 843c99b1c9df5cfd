import { describe, expect, it } from "vitest"
import { callsOf } from "../../test/policy/calls-of.ts"

const object = "const o: any ="

const assigned = [
  ["o.n++", `${object} { n: 0 }; o.n++; if (o.n > 0) await read("a")`, "Get a"],
  ["o.n -= 1", `${object} { n: 0 }; o.n -= 1; if (o.n < 0) await read("a")`, "Get a"],
  ["[o.t] = values", `${object} {}; [o.t] = ["a"]; return read(o.t)`, "Get a"],
  ["[, ...o.t] = values", `${object} {}; [, ...o.t] = ["x", "a"]; return read(o.t[0])`, "Get a"],
  ["({ t: o.t } = values)", `${object} {}; ({ t: o.t } = { t: "a" } as any); return read(o.t)`, "Get a"],
  ["({ t: o.t = x } = values)", `${object} {}; ({ t: o.t = "a" } = {} as any); return read(o.t)`, "Get a"],
  ["for (o.t of values)", `${object} {}; for (o.t of ["a", "b"]) await read(o.t)`, "Get a, Get b"],
  ["for (o.t in values)", `${object} {}; for (o.t in { a: 1, b: 2 }) await read(o.t)`, "Get a, Get b"],
] as const

const global = [
  ["globalThis.t", `(globalThis as any).t = "a"; return read((globalThis as any).t)`, "Get a"],
  ["global.t", `(global as any).t = "a"; return read((globalThis as any).t)`, "Get a"],
  ["a bare name", `(global as any).t = "a"; return read(t)`, "Get a"],
  ["a bare function", `(globalThis as any).go = () => read("a"); return go()`, "Get a"],
  ["globalThis.t ??=", `const g: any = globalThis; g.t ??= "a"; return read(g.t)`, "Get a"],
  ["globalThis[name]", `const g: any = globalThis; g["t"] = "a"; return read(g["t"])`, "Get a"],
  ["globalThis.process", `return read(globalThis.process.env.TABLE)`, "Get todos"],
  ["a built-in function", `return read(globalThis.String("a"))`, "Get a"],
] as const

const getters = [
  ["an object literal", "", `const o = { get x() { return read("a") } }; o.x`],
  ["a class", `class R { get x() { return read("a") } }`, `new R().x`],
  ["defineProperty", "", `${object} {}; Object.defineProperty(o, "x", { get: () => read("a") }); o.x`],
  ["defineProperties", "", `${object} {}; Object.defineProperties(o, { x: { get: () => read("a") } }); void o.x`],
] as const

const declarations = "declare const t: string; declare const go: () => unknown"

describe("assignments", () => {
  it.each(assigned)("follow %s", async (_name, body, calls) => {
    expect(await callsOf("", body)).toBe(calls)
  })

  it.each(global)("follow what all code shares: %s", async (_name, body, calls) => {
    const environment = { TABLE: "todos" }
    expect(await callsOf(declarations, body, { environment })).toBe(calls)
  })

  it.each(getters)("run a getter whose value nobody uses, of %s", async (_name, classes, body) => {
    expect(await callsOf(classes, body)).toBe("Get a")
  })
})
