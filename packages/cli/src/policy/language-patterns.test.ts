import { describe, expect, it } from "vitest"
import { callsOf } from "../../test/policy/calls-of.ts"

const cases = [
  [
    "singleton getInstance",
    `class S { private static instance: S; private constructor(private t: string) {} static getInstance() { if (!S.instance) { S.instance = new S("a") } return S.instance } go() { return read(this.t) } }`,
    `return S.getInstance().go()`,
    "Get a",
    {},
  ],
  [
    "method decorator",
    `function traced(_t: any, _k: string, d: PropertyDescriptor) { const orig = d.value; d.value = function (...args: any[]) { write("log"); return orig.apply(this, args) }; return d }
class R { t = "a"; @traced get() { return read(this.t) } }`,
    `return new R().get()`,
    "Get a, Put log",
    {},
  ],
  [
    "field arrow",
    `class R { t = "a"; go = async () => read(this.t) }`,
    `const { go } = new R(); return go()`,
    "Get a",
    {},
  ],
  [
    "method reference to map",
    `class R { t = "a"; go = (x: string) => read(this.t + x) }`,
    `const r = new R(); return ["1", "2"].map(r.go)`,
    "Get a1, Get a2",
    {},
  ],
  [
    "new.target / constructor name",
    `class Base { static t = "base"; get() { return read((this.constructor as typeof Base).t) } } class U extends Base { static override t = "u" }`,
    `return new U().get()`,
    "Get u",
    {},
  ],
  [
    "name of constructor",
    `class Base { get() { return read(this.constructor.name.toLowerCase()) } } class User extends Base {}`,
    `return new User().get()`,
    "Get user",
    {},
  ],
  [
    "symbol method",
    `const run = Symbol("run"); class R { [run]() { return read("a") } }`,
    `return (new R() as any)[run]()`,
    "Get a",
    {},
  ],
  [
    "interface impls via registry",
    `interface H { handle(): any } class A implements H { handle() { return read("a") } } class B implements H { handle() { return read("b") } }
const hs: Record<string, new () => H> = { a: A, b: B }`,
    `const H = hs[request.kind]!; return new H().handle()`,
    "Get a, Get b",
    {},
  ],
  [
    "known key registry",
    `class A { handle() { return read("a") } } class B { handle() { return read("b") } } const hs = { a: A, b: B }`,
    `return new hs.b().handle()`,
    "Get b",
    {},
  ],
  [
    "extends client",
    `class MyDb extends DynamoDB { readTable(t: string) { return this.getItem({ TableName: t, Key: {} }) } }`,
    `return new MyDb({}).readTable("a")`,
    "Get a",
    {},
  ],
  [
    "extends command",
    `class MyGet extends GetCommand { constructor(t: string) { super({ TableName: t, Key: {} }) } }`,
    `return client.send(new MyGet("a"))`,
    "Get a",
    {},
  ],
  ["toJSON/valueOf", `class T { toJSON() { read("b"); return 1 } }`, `return JSON.stringify(new T())`, "Get b", {}],
  [
    "inner class of function",
    `function mk(t: string) { class R { get() { return read(t) } } return new R() }`,
    `await mk("a").get(); return mk("b").get()`,
    "Get a, Get b",
    {},
  ],
  [
    "this in callback arrow",
    `class R { t = "a"; all(xs: string[]) { return Promise.all(xs.map(async (x) => read(this.t + x))) } }`,
    `return new R().all(["1"])`,
    "Get a1",
    {},
  ],
  [
    "static inheritance this",
    `class A { static make() { return new this() } go() { return read("a") } } class B extends A { override go() { return read("b") } }`,
    `return B.make().go()`,
    "Get b",
    {},
  ],
  [
    "active record",
    `class Model { static table: string; static find(id: string) { return read(this.table) } } class User extends Model { static override table = "users" } class Post extends Model { static override table = "posts" }`,
    `return User.find("1")`,
    "Get users",
    {},
  ],
  [
    "observer",
    `class S { obs: any[] = []; sub(o: any) { this.obs.push(o); return () => this.obs.splice(0, 1) } next(v: any) { this.obs.forEach((o) => o.update(v)) } } class O { update(t: string) { return read(t) } }`,
    `const s = new S(); s.sub(new O()); s.next("a")`,
    "Get a",
    {},
  ],
  [
    "strategy via setter method",
    `class Ctx { s: any; setStrategy(s: any) { this.s = s } run() { return this.s.exec() } }`,
    `const c = new Ctx(); c.setStrategy({ exec: () => read("a") }); return c.run()`,
    "Get a",
    {},
  ],
  [
    "chain of responsibility",
    `abstract class H { next?: H; setNext(h: H) { this.next = h; return h } handle(t: string): any { return this.next?.handle(t) } } class A extends H { override handle(t: string) { read("a"); return super.handle(t) } } class B extends H { override handle(t: string) { return read(t) } }`,
    `const a = new A(); a.setNext(new B()); return a.handle("b")`,
    "Get a, Get b",
    {},
  ],
  [
    "static factory polymorphic",
    `class Repo { static for(t: string) { return new Repo(t) } private constructor(private t: string) {} one() { return read(this.t) } }`,
    `return Repo.for("a").one()`,
    "Get a",
    {},
  ],
  [
    "getter caching",
    `class R { private _c?: DynamoDB; private get c() { return (this._c ??= new DynamoDB({})) } go() { return this.c.getItem({ TableName: "a", Key: {} }) } }`,
    `return new R().go()`,
    "Get a",
    {},
  ],
] as const

describe("patterns of classes", () => {
  it.each(cases)("are followed: %s", async (_name, declarations, body, expected, options) => {
    expect(await callsOf(declarations, body, options)).toBe(expected)
  })
})
