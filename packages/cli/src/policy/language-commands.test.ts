import { describe, expect, it } from "vitest"
import { callsOf } from "../../test/policy/calls-of.ts"

const cases = [
  [
    "built elsewhere",
    `const build = (t: string) => ({ cmd: new GetCommand({ TableName: t, Key: {} }) })`,
    `const { cmd } = build("a"); return client.send(cmd)`,
    "Get a",
    {},
  ],
  [
    "class as argument",
    `const run = (C: any, input: any) => client.send(new C(input))`,
    `return run(GetCommand, { TableName: "a", Key: {} })`,
    "Get a",
    {},
  ],
  [
    "classes in a map",
    `const byVerb: any = { get: GetCommand, put: PutCommand }`,
    `return client.send(new byVerb.get({ TableName: "a", Key: {} }))`,
    "Get a",
    {},
  ],
  [
    "Map unknown key",
    `const byVerb = new Map<string, any>([["get", GetCommand], ["put", PutCommand]])`,
    `const C = byVerb.get(request.verb)!; return client.send(new C({ TableName: "a", Key: {} }))`,
    "Get a, Put a",
    {},
  ],
  [
    "classes in an array",
    "",
    `for (const C of [GetCommand, PutCommand] as any[]) await client.send(new C({ TableName: "a", Key: {} }))`,
    "Get a, Put a",
    {},
  ],
  [
    "new this.Command",
    `class Op { constructor(private Command: any, private table: string) {} run(x: any) { return client.send(new this.Command({ TableName: this.table, ...x })) } }`,
    `return new Op(GetCommand, "a").run({ Key: {} })`,
    "Get a",
    {},
  ],
  [
    "static Command of subclass",
    `abstract class Op { static Command: any; run() { const C = (this.constructor as any).Command; return client.send(new C({ TableName: "a" })) } }
class G extends Op { static Command = GetCommand }`,
    `return new G().run()`,
    "Get a",
    {},
  ],
  [
    "generic send",
    `async function send<T>(cmd: any): Promise<T> { return (await client.send(cmd)) as T }`,
    `return send<string>(new PutCommand({ TableName: "a", Item: {} }))`,
    "Put a",
    {},
  ],
  [
    "factory",
    `function makeRepo(table: string) { return { find: (id: string) => client.send(new GetCommand({ TableName: table, Key: { id } })) } }
const users = makeRepo("users"); const posts = makeRepo("posts")`,
    `return posts.find("1")`,
    "Get posts",
    {},
  ],
  [
    "curry",
    `const op = (C: any) => (table: string) => (rest: object) => client.send(new C({ TableName: table, ...rest }))`,
    `return op(GetCommand)("a")({ Key: {} })`,
    "Get a",
    {},
  ],
  [
    "memoize",
    `function memoize(fn: any) { const cache = new Map(); return (...args: any[]) => { const k = JSON.stringify(args); if (!cache.has(k)) cache.set(k, fn(...args)); return cache.get(k) } }
const get = memoize((t: string) => read(t))`,
    `return get("a")`,
    "Get a",
    {},
  ],
  [
    "once",
    `function once(fn: any) { let v: any, done = false; return () => { if (!done) { v = fn(); done = true } return v } }
const getClient = once(() => new DynamoDB({}))`,
    `return getClient().getItem({ TableName: "a", Key: {} })`,
    "Get a",
    {},
  ],
  [
    "lazy singleton",
    `let db: DynamoDB | undefined; const getDb = () => { if (!db) db = new DynamoDB({}); return db }`,
    `return getDb().getItem({ TableName: "a", Key: {} })`,
    "Get a",
    {},
  ],
  [
    "retry",
    `async function retry(fn: any, n = 3): Promise<any> { for (let i = 0; i < n; i++) { try { return await fn() } catch (e) { if (i === n - 1) throw e } } }`,
    `return retry(() => read("a"))`,
    "Get a",
    {},
  ],
  [
    "recursive retry",
    `async function retry(fn: any, n = 3): Promise<any> { try { return await fn() } catch (e) { if (n <= 0) throw e; return retry(fn, n - 1) } }`,
    `return retry(() => read("a"))`,
    "Get a",
    {},
  ],
  [
    "promise all of map",
    "",
    `const [x, y] = await Promise.all(["a", "b"].map((t) => read(t))); return x`,
    "Get a, Get b",
    {},
  ],
  [
    "allSettled values",
    `const mk = async (t: string) => t`,
    `const rs = await Promise.allSettled([mk("a")]); for (const r of rs) if (r.status === "fulfilled") await read(r.value)`,
    "Get a",
    {},
  ],
  ["race", "", `await read(await Promise.race([Promise.resolve("a"), Promise.resolve("b")]))`, "Get a, Get b", {}],
  ["any", "", `await read(await Promise.any([Promise.resolve("a")]))`, "Get a", {}],
  [
    "Promise.all destructured clients",
    `const init = async () => ({ db: new DynamoDB({}), table: "a" })`,
    `const [{ db, table }] = await Promise.all([init()]); return db.getItem({ TableName: table, Key: {} })`,
    "Get a",
    {},
  ],
] as const

describe("how calls are passed around", () => {
  it.each(cases)("are followed: %s", async (_name, declarations, body, expected, options) => {
    expect(await callsOf(declarations, body, options)).toBe(expected)
  })
})
