import { describe, expect, it } from "vitest"
import { callsOf } from "../../test/policy/calls-of.ts"

const cases = [
  [
    "timers",
    "",
    `setTimeout(() => read("a"), 1); setImmediate(() => read("b")); queueMicrotask(() => { read("c") }); process.nextTick(() => read("d")); setInterval(() => read("e"), 10)`,
    "Get a, Get b, Get c, Get d, Get e",
    {},
  ],
  ["sort and filter", "", `for (const t of ["b", "a"].filter(Boolean).sort()) await read(t)`, "Get a, Get b", {}],
  [
    "flatMap",
    "",
    `for (const t of ["a", "b"].flatMap((x) => [x, x + "1"])) await read(t)`,
    "Get a, Get a1, Get b, Get b1",
    {},
  ],
  [
    "reduce chain of promises",
    "",
    `await ["a", "b"].reduce((p: Promise<any>, t) => p.then(() => read(t)), Promise.resolve())`,
    "Get a, Get b",
    {},
  ],
  [
    "for await",
    `async function* pages() { yield "a"; yield* more() } async function* more() { yield "b" }`,
    `for await (const t of pages()) await read(t)`,
    "Get a, Get b",
    {},
  ],
  [
    "promise resolve",
    `const load = () => new Promise<string>((resolve, reject) => { setTimeout(() => resolve("a"), 1) })`,
    `return read(await load())`,
    "Get a",
    {},
  ],
  [
    "promise resolve client",
    `const load = () => new Promise<DynamoDB>((resolve) => resolve(new DynamoDB({})))`,
    `return (await load()).getItem({ TableName: "a", Key: {} })`,
    "Get a",
    {},
  ],
  [
    "promise body calls",
    "",
    `return new Promise((resolve, reject) => { read("a").then(resolve, reject) })`,
    "Get a",
    {},
  ],
  [
    "then chain",
    "",
    `return Promise.resolve("a").then((t) => t + "1", () => "err").then((t) => read(t)).catch(() => write("c")).finally(() => write("f"))`,
    "Get a1, Get err, Put c, Put f",
    {},
  ],
  [
    "thenable",
    `class Q { constructor(private t: string) {} then(ok: any, no: any) { return read(this.t).then(ok, no) } }`,
    `const r = await new Q("a"); return r`,
    "Get a",
    {},
  ],
  [
    "thenable value",
    `const th = { then(ok: any) { ok("a") } }`,
    `const t: any = await th; return read(t)`,
    "Get a",
    {},
  ],
  [
    "callback style",
    `const raw = new DynamoDBClient({})`,
    `raw.send(new GetItemCommand({ TableName: "a", Key: {} }), (err: any, data: any) => { if (data) read("b") })`,
    "Get a, Get b",
    {},
  ],
  [
    "aggregated callback",
    `const db = new DynamoDB({})`,
    `db.getItem({ TableName: "a", Key: {} }, (err, data) => { read("b") })`,
    "Get a, Get b",
    {},
  ],
  [
    "bound send",
    `const send = client.send.bind(client)`,
    `return send(new GetCommand({ TableName: "a", Key: {} }))`,
    "Get a",
    {},
  ],
  [
    "destructured aggregated",
    `const { getItem } = new DynamoDB({}) as any; const f = getItem`,
    `return f({ TableName: "a", Key: {} })`,
    "Get a",
    {},
  ],
  [
    "queue of thunks",
    `const jobs: any[] = []; jobs.push(() => read("a"), () => read("b"))`,
    `while (jobs.length) await jobs.shift()()`,
    "Get a, Get b",
    {},
  ],
  [
    "Object.entries handlers",
    `const hs = { a: () => read("a"), b: () => read("b") }`,
    `for (const [k, h] of Object.entries(hs)) if (k === request.k) await h()`,
    "Get a, Get b",
    {},
  ],
  [
    "method by known name",
    `const db: any = new DynamoDB({}); const op = "getItem"`,
    `return db[op]({ TableName: "a", Key: {} })`,
    "Get a",
    {},
  ],
  ["apply args", `const f = (t: string, n: number) => read(t)`, `return f.apply(null, ["a", 1])`, "Get a", {}],
  [
    "spread args",
    `const f = (n: number, ...ts: string[]) => ts.map((t) => read(t))`,
    `const xs = ["a", "b"] as const; return f(1, ...xs)`,
    "Get a, Get b",
    {},
  ],
  ["default params chain", `function f(t = "a", u = t + "-u") { return read(u) }`, `return f()`, "Get a-u", {}],
  ["iife", "", `return (() => { const t = "a"; return (function (x: string) { return read(x) })(t) })()`, "Get a", {}],
  [
    "reflect get",
    `const db = new DynamoDB({})`,
    `return Reflect.get(db, "getItem").call(db, { TableName: "a", Key: {} })`,
    "Get a",
    {},
  ],
  [
    "reflect construct",
    "",
    `return client.send(Reflect.construct(GetCommand, [{ TableName: "a", Key: {} }]))`,
    "Get a",
    {},
  ],
  ["reflect apply", "", `return Reflect.apply(read, null, ["a"])`, "Get a", {}],
  [
    "async iife top",
    `const ready = (async () => { const t = "a"; return { t } })()`,
    `const { t } = await ready; return read(t)`,
    "Get a",
    {},
  ],
] as const

describe("callbacks and promises", () => {
  it.each(cases)("are followed: %s", async (_name, declarations, body, expected, options) => {
    expect(await callsOf(declarations, body, options)).toBe(expected)
  })
})
