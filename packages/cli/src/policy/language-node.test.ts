import { describe, expect, it } from "vitest"
import { callsOf } from "../../test/policy/calls-of.ts"

const util = `import { promisify, callbackify } from "node:util";`
const events = `import Emitter, { EventEmitter, once } from "node:events"; const e = new EventEmitter();`
const storage = `import { AsyncLocalStorage } from "node:async_hooks"; const s = new AsyncLocalStorage<any>();`
const stream = `import { Readable, Transform, Writable } from "node:stream"; import { pipeline } from "node:stream/promises";`
const own = `class E extends EventEmitter { constructor() { super(); this.on("x", this.hit) } go() { this.emit("x", "a") } hit(m: any) { return read(m) } }`

const cases = [
  [
    "promisify",
    `${util} const p = promisify((t: string, cb: any) => { read(t).then(() => cb(null, "b")) })`,
    `await write(await p("a"))`,
    "Get a, Put b",
  ],
  [
    "promisify of a request",
    `${util} const p: any = promisify((c: any, cb: any) => client.send(c, cb))`,
    `await p(new GetCommand({ TableName: "a", Key: {} })); await write("b")`,
    "Get a, Put b",
  ],
  [
    "callbackify",
    `${util} const p = callbackify(async (t: string) => { await read(t); return "b" })`,
    `p("a", (_e: any, x: any) => write(x))`,
    "Get a, Put b",
  ],
  [
    "emitter",
    `${events} e.on("x", (m) => read(m)).once("y", (m) => write(m))`,
    `e.emit("x", "a"); e.emit("y", "b")`,
    "Get a, Put b",
  ],
  [
    "emitter, of the default export",
    `${events} const d = new Emitter(); d.addListener("x", (m) => read(m))`,
    `d.emit("x", "a")`,
    "Get a",
  ],
  ["emitter that is extended", `${events} ${own}`, `new E().on("x", (m) => write(m)).go()`, "Get a, Put a"],
  [
    "emitter, with a name of run time",
    `${events} e.on("x", (m) => read(m)); e.on("y", (m) => write(m))`,
    `e.emit(request.params.name, "a")`,
    "Get a, Put a",
  ],
  ["listener for any event", `${events} e.on(process.title, (m) => read(m))`, `e.emit("x", "a")`, "Get a"],
  [
    "emitter that a package gets",
    `${events} import fs from "node:fs"; e.on("x", () => read("a"))`,
    `fs.watch("x", e as any)`,
    "Get a",
  ],
  ["emitter that nobody emits with", `${events} e.on("x", () => read("a"))`, ``, ""],
  ["once", events, `setTimeout(() => e.emit("x", "a")); const [m] = await once(e, "x"); await read(m)`, "Get a"],
  [
    "EventTarget",
    `const e = new EventTarget(); e.addEventListener("x", (ev: any) => { read(ev.detail) })`,
    `e.dispatchEvent(new CustomEvent("x", { detail: "a" }))`,
    "Get a",
  ],
  [
    "EventTarget with an object",
    `const e = new EventTarget(); e.addEventListener("x", { handleEvent: () => read("a") } as any)`,
    `e.dispatchEvent(new Event("x"))`,
    "Get a",
  ],
  [
    "AsyncLocalStorage",
    `${storage} const go = () => read(s.getStore().t)`,
    `await s.run({ t: "a" }, () => go()); await write(await s.run({}, async (t) => t, "b"))`,
    "Get a, Put b",
  ],
  [
    "timers",
    `import { setImmediate as soon, setTimeout as later } from "node:timers";`,
    `later((t: string) => read(t), 1, "a"); soon(() => write("b"))`,
    "Get a, Put b",
  ],
  [
    "timers/promises",
    `import { setInterval as every, setTimeout as later } from "node:timers/promises";`,
    `await read(await later(1, "a")); for await (const t of every(1, "b")) { await write(t); break }`,
    "Get a, Put b",
  ],
  [
    "pipeline",
    stream,
    `await pipeline(["a"], async function* (s: any) { for await (const t of s) { await read(t); yield "b" } }, async (s: any) => { for await (const t of s) if (t === "b") await write("b") })`,
    "Get a, Put b",
  ],
  [
    "stream that is extended",
    `${stream} class W extends Writable { override _write(_c: any, _e: any, cb: any) { read("a").then(() => cb()) } }`,
    `new W().write("x")`,
    "Get a",
  ],
  [
    "stream that is extended, at its end",
    `${stream} class T extends Transform { override _flush(cb: any) { read("a").then(() => cb()) } }`,
    `Readable.from(["x"]).pipe(new T())`,
    "Get a",
  ],
  [
    "Proxy of a function",
    `const p: any = new Proxy((t: string) => read(t), { apply: (f, _self, args) => f(args[0] + "-x") })`,
    `await p("a")`,
    "Get a, Get a-x",
  ],
  [
    "Proxy of a class",
    `class R { constructor(public t: string) {} } const P: any = new Proxy(R, { construct: (C, args) => new C(args[0] + "-x") })`,
    `await read(new P("a").t)`,
    "Get a, Get a-x",
  ],
  [
    "a Map that is extended",
    `class M extends Map<string, string> { go() { return read(this.get("t")) } }`,
    `await new M().set("t", "a").go()`,
    "Get a",
  ],
] as const

describe("what Node brings along", () => {
  it.each(cases)("passes values on: %s", async (_name, declarations, body, calls) => {
    expect(await callsOf(declarations, body)).toBe(calls)
  })
})
