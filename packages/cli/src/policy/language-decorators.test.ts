import { describe, expect, it } from "vitest"
import { callsOf } from "../../test/policy/calls-of.ts"

const cases = [
  [
    "method decorator",
    `function traced(_t: any, _k: string, d: PropertyDescriptor) { const orig = d.value; d.value = function (...args: any[]) { write("log"); return orig.apply(this, args) }; return d }
class R { t = "a"; @traced get() { return read(this.t) } }`,
    `return new R().get()`,
    "Get a, Put log",
  ],
  [
    "decorator factory retry",
    `const retry = (n: number) => (_t: any, _k: string, d: PropertyDescriptor) => { const f = d.value; return { ...d, async value(...a: any[]) { for (let i = 0; i < n; i++) try { return await f.apply(this, a) } catch { write("fail") } } } }
class R { constructor(private t: string) {} @retry(3) get(x: string) { return read(this.t + x) } }`,
    `return new R("a").get("1")`,
    "Get a1, Put fail",
  ],
  [
    "standard decorator",
    `function logged(fn: any, ctx: any) { return function (this: any, ...a: any[]) { write("log"); return fn.call(this, ...a) } }
class R { t = "a"; @(logged as any) get() { return read(this.t) } }`,
    `return new R().get()`,
    "Get a, Put log",
  ],
  [
    "class decorator replaces",
    `const withTable = (t: string) => (C: any): any => class extends C { table = t }
@withTable("a") class R { table = "x"; get() { return read(this.table) } }`,
    `return new R().get()`,
    "Get a, Get x",
  ],
  [
    "property decorator",
    `const registry: any = {}; const inject = (n: string) => (target: any, key: string) => { Object.defineProperty(target, key, { get: () => registry[n] }) }
registry.table = "a"; class R { @inject("table") t!: string; get() { return read(this.t) } }`,
    `return new R().get()`,
    "Get a",
  ],
  [
    "stacked",
    `const dec = (n: string): any => (_t: any, _k: string, d: any) => { const f = d.value; d.value = function (...a: any[]) { write(n); return f.apply(this, a) }; return d }
class R { @dec("x") @dec("y") get(t: string) { return read(t) } }`,
    `return new R().get("a")`,
    "Get a, Put x, Put y",
  ],
] as const

describe("decorators of the app", () => {
  it.each(cases)("are followed: %s", async (_name, declarations, body, expected) => {
    expect(await callsOf(declarations, body)).toBe(expected)
  })
})
