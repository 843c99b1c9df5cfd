import { describe, expect, it } from "vitest"
import { callsOf } from "../../test/policy/calls-of.ts"

const cases = [
  [
    "abstract repo",
    `abstract class Repo { abstract table(): string; find(id: string) { return read(this.table()) } }
class Users extends Repo { table() { return "users" } } class Posts extends Repo { table() { return "posts" } }`,
    `return new Users().find("1")`,
    "Get users",
    {},
  ],
  [
    "super chain",
    `class A { f(t: string) { return read(t) } } class B extends A { override f(t: string) { return super.f(t + "-b") } } class C extends B { override f(t: string) { return super.f(t + "-c") } }`,
    `return new C().f("a")`,
    "Get a-c-b",
    {},
  ],
  [
    "mixin",
    `type Ctor = new (...a: any[]) => any; const Readable = <B extends Ctor>(Base: B) => class extends Base { get() { return read(this.table) } }
const Writable = <B extends Ctor>(Base: B) => class extends Base { put() { return write((this as any).table) } }
class Model { constructor(public table: string) {} } class User extends Writable(Readable(Model)) {}`,
    `const u: any = new User("a"); await u.get(); return u.put()`,
    "Get a, Put a",
    {},
  ],
  [
    "static members",
    `class R { static table = "a"; static #c = client; static get() { return R.#c.send(new GetCommand({ TableName: this.table, Key: {} })) } }`,
    `return R.get()`,
    "Get a",
    {},
  ],
  [
    "static block",
    `class R { static t: string; static { R.t = "a" } static get() { return read(R.t) } }`,
    `return R.get()`,
    "Get a",
    {},
  ],
  ["setter with effect", `class R { set go(t: string) { read(t) } }`, `new R().go = "a"`, "Get a", {}],
  ["object setter", `const o = { set go(t: string) { read(t) } }`, `o.go = "a"`, "Get a", {}],
  ["accessor keyword", `class R { accessor table = "a" }`, `return read(new R().table)`, "Get a", {}],
  [
    "private methods",
    `class R { #t = "a"; #go(x: string) { return read(this.#t + x) } run() { return this.#go("1") } }`,
    `return new R().run()`,
    "Get a1",
    {},
  ],
  [
    "param properties",
    `class R { constructor(private readonly db: DynamoDB, readonly t = "a") {} go() { return this.db.getItem({ TableName: this.t, Key: {} }) } }`,
    `return new R(new DynamoDB({})).go()`,
    "Get a",
    {},
  ],
  [
    "computed member",
    `const k = "go"; class R { [k]() { return read("a") } ["x" + "y"]() { return read("b") } }`,
    `const r: any = new R(); await r.go(); return r.xy()`,
    "Get a, Get b",
    {},
  ],
  [
    "instanceof branch",
    `class A { t = "a" } class B { t = "b" } const f = (x: A | B) => x instanceof A ? read(x.t) : write(x.t)`,
    `return f(new A())`,
    "Get a",
    {},
  ],
  [
    "class expression",
    `const R = class Inner { static make() { return new Inner() } go() { return read("a") } }`,
    `return R.make().go()`,
    "Get a",
    {},
  ],
  [
    "old constructor",
    `function Repo(this: any, t: string) { this.t = t } Repo.prototype.get = function () { return read(this.t) }`,
    `return new (Repo as any)("a").get()`,
    "Get a",
    {},
  ],
  [
    "prototype object",
    `function Repo(this: any, t: string) { this.t = t } Repo.prototype = { get() { return read((this as any).t) }, constructor: Repo }`,
    `return new (Repo as any)("a").get()`,
    "Get a",
    {},
  ],
  [
    "assign to prototype",
    `class Foo { t = "a" } Object.assign(Foo.prototype, { get(this: any) { return read(this.t) } })`,
    `return (new Foo() as any).get()`,
    "Get a",
    {},
  ],
  [
    "prototype method of class",
    `class Foo { t = "a" } (Foo.prototype as any).get = function () { return read(this.t) }`,
    `return (new Foo() as any).get()`,
    "Get a",
    {},
  ],
] as const

describe("classes, old and new", () => {
  it.each(cases)("are followed: %s", async (_name, declarations, body, expected, options) => {
    expect(await callsOf(declarations, body, options)).toBe(expected)
  })
})
