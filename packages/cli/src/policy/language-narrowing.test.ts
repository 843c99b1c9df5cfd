import { describe, expect, it } from "vitest"
import { callsOf } from "../../test/policy/calls-of.ts"

const either = "const either = (a: any, b: any) => Math.random() > 1 ? a : b;"
const errors = `class NotFound extends Error { table = "a" } class Busy extends Error { table = "b" }`

const apart = [
  [
    "typeof",
    `const go = (x: any) => typeof x === "string" ? read(x) : write(x.t)`,
    `await go(either("a", { t: "b" }))`,
  ],
  [
    "typeof, and leaving",
    `const go = (x: any) => { if (typeof x !== "object") return read(x); return write(x.t) }`,
    `await go(either("a", { t: "b" }))`,
  ],
  [
    "Array.isArray",
    `const go = (x: any) => Array.isArray(x) ? Promise.all(x.map((t) => read(t))) : write(x)`,
    `await go(either(["a"], "b"))`,
  ],
  [
    "Array.isArray of one kind",
    `const go = (x: any) => Array.isArray(x) ? Promise.all(x.map((t) => read(t))) : write(x)`,
    `await go(["a"]); await go("b")`,
  ],
  [
    "instanceof",
    `class A { t = "a" } class B { t = "b" } const go = (x: any) => x instanceof A ? read(x.t) : write(x.t)`,
    `await go(either(new A(), new B()))`,
  ],
  [
    "instanceof a built-in class",
    "",
    `const m: any = new Map([["a", 1]]); if (m instanceof Map) for (const k of m.keys()) await read(k); else await write("c"); await write("b")`,
  ],
  [
    "two conditions",
    `const go = (x: any) => { if (typeof x === "object" && !Array.isArray(x)) return write(x.t); return read([x].flat()[0]) }`,
    `await go(either(["a"], { t: "b" }))`,
  ],
  ["a comparison", `const go = (x: any) => x === "a" ? read(x) : write(x)`, `await go(either("a", "b"))`],
  [
    "truth",
    `const go = (x: any) => { if (!x) return write("b"); return read(x.t) }`,
    `await go(either(undefined, { t: "a" }))`,
  ],
  [
    "in",
    "",
    `const o: any = { t: "a" }; if ("t" in o) await read(o.t); else await read("c"); if ("u" in o) await read("d"); await write("b")`,
  ],
  [
    "hasOwn",
    "",
    `const o: any = { t: "a" }; if (Object.hasOwn(o, "t")) await read(o.t); if (Reflect.has(o, "u")) await read("d"); await write("b")`,
  ],
  ["== null", `const go = (x?: any) => x == null ? write("b") : read(x)`, `await go(); await go("a")`],
  [
    "allSettled, one by one",
    "",
    `const [a, b]: any = await Promise.allSettled(["a", "b"]); await read(a.value); await write(b.value)`,
  ],
] as const

const kept = [
  [
    "a caught error of a class",
    errors,
    `try { throw either(new NotFound(), new Busy()) } catch (e: any) { if (e instanceof NotFound) await read("a"); else if (e instanceof Busy) await write("b") }`,
  ],
  [
    "a rejection",
    errors,
    `try { await Promise.reject(new NotFound()) } catch (e: any) { if (e instanceof NotFound) await read("a"); await write("b") }`,
  ],
  [
    "a caught error of a service",
    "",
    `try { await read("a") } catch (e: any) { if (e.name === "ResourceNotFoundException") await write("b") }`,
  ],
  [
    "a name that changes",
    "",
    `let x: any = "a"; if (typeof x === "string") { x = { t: "b" }; await write(x.t) } await read("a")`,
  ],
  [
    "a property that was deleted",
    "",
    `const o: any = { t: "a" }; Reflect.deleteProperty(o, "t"); if (!("t" in o)) await write("b"); await read(o.t ?? "a")`,
  ],
] as const

describe("conditions on what a name holds", () => {
  it.each(apart)("tell its values apart: %s", async (_name, declarations, body) => {
    expect(await callsOf(either + declarations, body)).toBe("Get a, Put b")
  })

  it.each(kept)("lose nothing: %s", async (_name, declarations, body) => {
    expect(await callsOf(either + declarations, body)).toBe("Get a, Put b")
  })
})
