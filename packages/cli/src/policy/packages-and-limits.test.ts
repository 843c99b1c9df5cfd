import { describe, expect, it } from "vitest"
import { appOf, infer, inferGrants } from "../../test/policy/one-module-app.ts"

function packageOf(name: string, code: string, more: object = {}): Record<string, string> {
  return {
    [`node_modules/${name}/package.json`]: JSON.stringify({ name, main: "index.js", ...more }),
    [`node_modules/${name}/index.js`]: code,
  }
}

const needsSdk = { dependencies: { "@aws-sdk/client-dynamodb": "*" } }

describe("installed packages", () => {
  it("are followed when they depend on the SDK", () =>
    expect(
      inferGrants({
        ...appOf(`import { readSettings } from "settings-store"`, `return readSettings("settings")`),
        ...packageOf(
          "settings-store",
          `import { DynamoDB } from "@aws-sdk/client-dynamodb"
           const db = new DynamoDB({})
           export const readSettings = (TableName) => db.getItem({ TableName, Key: {} })
           export const writeSettings = (TableName) => db.putItem({ TableName, Item: {} })`,
          { type: "module", ...needsSdk },
        ),
      }),
    ).resolves.toEqual(["dynamodb:GetItem table/settings"]))

  it("are followed through packages that depend on the SDK", () =>
    expect(
      inferGrants({
        ...appOf(`import { read } from "outer"`, `return read()`),
        ...packageOf(
          "outer",
          `import { readSettings } from "settings-store"; export const read = () => readSettings("settings")`,
          {
            type: "module",
            dependencies: { "settings-store": "*" },
          },
        ),
        ...packageOf(
          "settings-store",
          `import { DynamoDB } from "@aws-sdk/client-dynamodb"; export const readSettings = (TableName) => new DynamoDB({}).getItem({ TableName, Key: {} })`,
          { type: "module", ...needsSdk },
        ),
      }),
    ).resolves.toEqual(["dynamodb:GetItem table/settings"]))

  it("are followed when they are CommonJS", () =>
    expect(
      inferGrants({
        ...appOf(`import { readSettings } from "settings-store"`, `return readSettings("settings")`),
        ...packageOf(
          "settings-store",
          `const { DynamoDB } = require("@aws-sdk/client-dynamodb")
           exports.readSettings = function (TableName) { return new DynamoDB({}).getItem({ TableName, Key: {} }) }`,
          needsSdk,
        ),
      }),
    ).resolves.toEqual(["dynamodb:GetItem table/settings"]))

  it("are left out when they cannot reach the SDK", () =>
    expect(
      inferGrants({
        ...appOf(
          `import { slug } from "slugs"`,
          `return client.send(new GetCommand({ TableName: "a", Key: { id: slug("x") } }))`,
        ),
        ...packageOf("slugs", `this is not even JavaScript`, { type: "module" }),
      }),
    ).resolves.toEqual(["dynamodb:GetItem table/a"]))
})

describe("values that grow", () => {
  it("in a loop of a builder do not stop the analysis", () =>
    expect(
      inferGrants(
        appOf(
          `class Query {
             constructor(readonly table: string, readonly parent?: Query) {}
             where(name: string) { return new Query(this.table, this) }
             run() { return client.send(new GetCommand({ TableName: this.table, Key: {} })) }
           }`,
          `let query = new Query("a")
           for (const name of Object.keys(request.query)) query = query.where(name)
           return query.run()`,
        ),
      ),
    ).resolves.toEqual(["dynamodb:GetItem table/a"]))

  it("in a loop of a reducer do not stop the analysis", () =>
    expect(
      inferGrants(
        appOf(
          `const next = (state: any, name: string) => ({ previous: state, name })`,
          `let state: any = {}
           for (const name of Object.keys(request.query)) state = next(state, name)
           return client.send(new PutCommand({ TableName: "a", Item: state }))`,
        ),
      ),
    ).resolves.toEqual(["dynamodb:PutItem table/a"]))
})

describe("code with too many paths", () => {
  // Every function calls the next one twice with new objects: 2^20 ways to arrive at the last.
  const doubling = Array.from(
    { length: 20 },
    (_, i) => `function f${i}(a: object): any { f${i + 1}({ left: a }); return f${i + 1}({ right: a }) }`,
  ).join("\n")
  const last = `function f20(a: object) { return client.send(new GetCommand({ TableName: todoTable.name, Key: a })) }`

  it("is granted what the app's functions call, with a warning", async () => {
    const { grants, warnings } = await infer(appOf(`${doubling}\n${last}`, `return f0({})`))
    expect(grants).toEqual(["dynamodb:GetItem Todos"])
    expect(warnings).toEqual([expect.stringMatching(/^POLICY_BUDGET_EXHAUSTED src\/app\.ts:\d+ Api is too intricate/)])
  })

  it("is granted on all tables where the name is lost on the way", async () => {
    const named = `function f20(a: any) { return client.send(new GetCommand({ TableName: a.table, Key: {} })) }`
    const { grants, warnings } = await infer(appOf(`${doubling}\n${named}`, `return f0({ table: "a" })`))
    expect(grants).toEqual(["dynamodb:GetItem table/*"])
    expect(warnings.map((text) => text.replace(/ .*/, ""))).toEqual([
      "POLICY_RESOURCE_UNKNOWN",
      "POLICY_BUDGET_EXHAUSTED",
    ])
  })
})

describe("evidence of a call inside a package", () => {
  const store = packageOf(
    "settings-store",
    `import { DynamoDB } from "@aws-sdk/client-dynamodb"
     const read = (TableName) => new DynamoDB({}).getItem({ TableName, Key: {} })
     export const readSettings = (TableName) => read(TableName)`,
    { type: "module", ...needsSdk },
  )

  it("is the user's line, with the package's function in the chain", async () => {
    const { evidence } = await infer({
      ...appOf(
        `import { readSettings } from "settings-store"
         const load = () =>
           readSettings("settings")`,
        `return load()`,
      ),
      ...store,
    })
    expect(evidence).toEqual(["dynamodb:GetItem table/settings @ src/app.ts:9 Api.get > load > readSettings"])
  })

  it("is every line that leads there, though the package's function runs alike", async () => {
    const { evidence } = await infer({
      ...appOf(
        `import { readSettings } from "settings-store"
         const first = () => readSettings("settings")
         const second = () => readSettings("settings")`,
        `return [first(), second()]`,
      ),
      ...store,
    })
    expect(evidence).toEqual([
      "dynamodb:GetItem table/settings @ src/app.ts:8 Api.get > first > readSettings",
      "dynamodb:GetItem table/settings @ src/app.ts:9 Api.get > second > readSettings",
    ])
  })

  it("is where the user's line is for warnings, too", async () => {
    const { warnings } = await infer({
      ...appOf(`import { readSettings } from "settings-store"`, `return readSettings(request.query.table)`),
      ...store,
    })
    expect(warnings).toEqual([expect.stringMatching(/^POLICY_RESOURCE_UNKNOWN src\/app\.ts:12 /)])
  })
})
