import { describe, expect, it } from "vitest"
import { callsOf } from "../../test/policy/calls-of.ts"

const environment = { TABLE: "a", STAGE: "prod", PORT: "1", TABLES: "a,b" }

const cases = [
  ["node:process", `import process from "node:process"`, `return read(process.env.TABLE)`, "Get a"],
  ["process", `import * as process from "process"`, `return read(process.env.TABLE)`, "Get a"],
  ["an import of env", `import { env } from "node:process"`, `return read(env.TABLE)`, "Get a"],
  ["globalThis.process", ``, `return read(globalThis.process.env.TABLE)`, "Get a"],
  ["a variable that the code sets", `process.env.NEW = "b"`, `return read(process.env.NEW)`, "Get b"],
  ["variables set together", `Object.assign(process.env, { NEW: "b" })`, `return read(process.env.NEW)`, "Get b"],
  ["one set where it is missing", `process.env.TABLE ??= "b"`, `return read(process.env.TABLE)`, "Get a"],
  ["one set where it is there", `process.env.NEW ||= "b"`, `return read(process.env.NEW)`, "Get b"],
  [
    "all entries",
    `const all: any = Object.fromEntries(Object.entries(process.env))`,
    `return read(all.TABLE)`,
    "Get a",
  ],
  [
    "entries under other names",
    `const all: any = Object.fromEntries(Object.entries(process.env).map(([k, v]) => [k.toLowerCase(), v]))`,
    `return read(all.table)`,
    "Get a",
  ],
  [
    "reduced names",
    `const config = ["TABLE", "STAGE"].reduce((all: any, n) => { all[n.toLowerCase()] = process.env[n]; return all }, {})`,
    `return read(config.table)`,
    "Get a",
  ],
  ["a part of a list", ``, `return read(process.env.TABLES!.split(",")[1])`, "Get b"],
  ["a number", ``, "return read(`t${Number(process.env.PORT) + 1}`)", "Get t2"],
  [
    "a number that decides",
    ``,
    `if (parseInt(process.env.PORT!, 10) > 1) await read("big"); return read("a")`,
    "Get a",
  ],
  [
    "properties of unknown names",
    ``,
    `const all: any = Object.fromEntries([[request.name, client]]); return all.x.send(new GetCommand({ TableName: "a", Key: {} }))`,
    "Get a",
  ],
] as const

describe("values from the environment", () => {
  it.each(cases)("are exact: %s", async (_name, declarations, body, expected) => {
    expect(await callsOf(declarations, body, { environment })).toBe(expected)
  })

  it.each([
    ["an object", `{"tables":{"users":"u"}}`, "tables.users", "Get u"],
    ["a list", `["t","u"]`, "[1]", "Get u"],
    ["what is no JSON", `{`, "tables", "Get *, POLICY_RESOURCE_UNKNOWN"],
  ])("are read out of JSON: %s", async (_name, json, path, expected) => {
    const access = path.startsWith("[") ? path : `.${path}`
    expect(
      await callsOf("", `return read(JSON.parse(process.env.JSON!)${access})`, { environment: { JSON: json } }),
    ).toBe(expected)
  })
})
