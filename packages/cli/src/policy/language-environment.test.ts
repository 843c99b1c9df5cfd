import { describe, expect, it } from "vitest"
import { callsOf } from "../../test/policy/calls-of.ts"

const cases = [
  [
    "bracket",
    "",
    `return read(process.env["TABLE"])`,
    "Get a",
    { environment: { TABLE: "a", STAGE: "prod", PORT: "1" } },
  ],
  [
    "destructure rename default",
    `const { TABLE: t, OTHER: o = "b" } = process.env`,
    `await read(t); return read(o)`,
    "Get a, Get b",
    { environment: { TABLE: "a", STAGE: "prod", PORT: "1" } },
  ],
  [
    "alias env",
    `const env = process.env`,
    `return read(env.TABLE)`,
    "Get a",
    { environment: { TABLE: "a", STAGE: "prod", PORT: "1" } },
  ],
  [
    "spread env",
    `const env = { ...process.env, X: "b" }`,
    `await read(env.TABLE); return read(env.X)`,
    "Get a, Get b",
    { environment: { TABLE: "a", STAGE: "prod", PORT: "1" } },
  ],
  [
    "named",
    `const get = (n: string) => process.env[n]`,
    `return read(get("TABLE"))`,
    "Get a",
    { environment: { TABLE: "a", STAGE: "prod", PORT: "1" } },
  ],
  [
    "required helper",
    `function required(n: string): string { const v = process.env[n]; if (v === undefined || v === "") throw new Error("missing " + n); return v }`,
    `return read(required("TABLE"))`,
    "Get a",
    { environment: { TABLE: "a", STAGE: "prod", PORT: "1" } },
  ],
  [
    "required with default",
    `function env(n: string, d?: string): string { const v = process.env[n] ?? d; if (!v) throw new Error(n); return v }`,
    `await read(env("TABLE")); return read(env("NOPE", "b"))`,
    "Get a, Get b",
    { environment: { TABLE: "a", STAGE: "prod", PORT: "1" } },
  ],
  [
    "config object",
    `const config = { tables: { main: process.env.TABLE!, stage: process.env.STAGE ?? "dev" } } as const`,
    "return read(`${config.tables.main}-${config.tables.stage}`)",
    "Get a-prod",
    { environment: { TABLE: "a", STAGE: "prod", PORT: "1" } },
  ],
  [
    "zod request body",
    `import { z } from "zod"
const Body = z.object({ id: z.string(), table: z.string().default("a") })`,
    `const b = Body.parse(request.body); await read("t-" + b.id)`,
    "Get t-*, POLICY_RESOURCE_UNKNOWN",
    { environment: { TABLE: "a", STAGE: "prod", PORT: "1" } },
  ],
  [
    "class config",
    `class Config { readonly table = this.get("TABLE"); private get(n: string) { const v = process.env[n]; if (!v) throw new Error(n); return v } } const config = new Config()`,
    `return read(config.table)`,
    "Get a",
    { environment: { TABLE: "a", STAGE: "prod", PORT: "1" } },
  ],
  [
    "static config",
    `class Config { static get table() { return process.env.TABLE! } }`,
    `return read(Config.table)`,
    "Get a",
    { environment: { TABLE: "a", STAGE: "prod", PORT: "1" } },
  ],
  [
    "lodash get",
    `import _ from "lodash"`,
    `return read(_.get({ a: { b: "x" } }, "a.b"))`,
    "Get *, POLICY_RESOURCE_UNKNOWN",
    { environment: { TABLE: "a", STAGE: "prod", PORT: "1" } },
  ],
  [
    "missing var",
    "",
    `return read(process.env.NOPE)`,
    "Get *, POLICY_RESOURCE_UNKNOWN",
    { environment: { TABLE: "a", STAGE: "prod", PORT: "1" } },
  ],
  [
    "keys map of env",
    `const names = ["TABLE", "STAGE"] as const; const config = Object.fromEntries(names.map((n) => [n, process.env[n]]))`,
    `return read(config.TABLE)`,
    "Get a",
    { environment: { TABLE: "a", STAGE: "prod", PORT: "1" } },
  ],
  [
    "proxy env",
    `const env: any = new Proxy(process.env, { get(t: any, k: string) { const v = t[k]; if (!v) throw new Error(k); return v } })`,
    `return read(env.TABLE)`,
    "Get a",
    { environment: { TABLE: "a", STAGE: "prod", PORT: "1" } },
  ],
  [
    "env split list",
    "",
    `for (const t of process.env.TABLES!.split(",")) await read(t)`,
    "Get a, Get b",
    { environment: { TABLES: "a,b" } },
  ],
  [
    "env trim replace",
    "",
    `return read(process.env.TABLE!.trim().replace("-dev", "-prod"))`,
    "Get x-prod",
    { environment: { TABLE: "x-dev" } },
  ],
  ["resource env concat", "", `return read(process.env.TODOS_TABLE_NAME)`, "Get Todos", {}],
  [
    "resource env object",
    `const tables: any = { todos: process.env.TODOS_TABLE_NAME, users: process.env.TABLE }`,
    `return read(tables[request.k])`,
    "Get Todos, Get a",
    { environment: { TABLE: "a", STAGE: "prod", PORT: "1" } },
  ],
] as const

describe("environment variables", () => {
  it.each(cases)("are followed: %s", async (_name, declarations, body, expected, options) => {
    expect(await callsOf(declarations, body, options)).toBe(expected)
  })
})
