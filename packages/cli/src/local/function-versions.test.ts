import { expect, test } from "vitest"
import { functionModel } from "../../test/local/serve-functions.ts"
import type { FunctionModel } from "../model/app-model.ts"
import { functionVersions } from "./function-versions.ts"

const grant = {
  action: "s3:GetObject",
  resource: "arn:aws:s3:::one/*",
  evidence: [{ file: "tsapi.config.ts", line: 1, chain: [] }],
}
const spec = {
  id: "Api",
  codeFile: "/index.js",
  functionName: "todo-dev-Api",
  region: "us-east-1",
  accountId: "123456789012",
  runtime: "nodejs22.x",
  memoryMb: 512,
  timeoutMs: 30_000,
  isStreaming: false,
  environment: { TOKEN: "one" },
}

function versionOf(changes: Partial<FunctionModel> = {}, changedSpec = {}, api = {}): string {
  const location = { file: "src/app.ts", line: 1 }
  const model = functionModel("Api", { iam: [grant], ...changes })
  const app = { appName: "todo", stage: "dev", entry: "src/app.ts", exportName: "app", declared: [], location }
  const versions = functionVersions([{ ...spec, ...changedSpec }], { app: { ...app, functions: [model] }, api })
  return JSON.stringify(versions.get("Api"))
}

test.each([
  ["environment", versionOf({}, { environment: { TOKEN: "two" } })],
  ["code", versionOf({}, { codeFile: "/other/index.js" })],
  ["memory", versionOf({}, { memoryMb: 1024 })],
  ["grants", versionOf({ iam: [{ ...grant, action: "s3:PutObject" }] })],
  ["policy", versionOf({ policy: "off" })],
  ["role", versionOf({ role: "arn:aws:iam::123456789012:role/own" })],
  ["stage variables", versionOf({}, {}, { stageVariables: { name: "value" } })],
  ["the canary's stage variables", versionOf({}, {}, { canary: { percent: 100, stageVariables: { name: "value" } } })],
])("%s make another version", (_, version) => {
  expect(version).not.toBe(versionOf())
})

test("a grant that is declared on another line makes none", () => {
  expect(versionOf({ iam: [{ ...grant, evidence: [{ file: "tsapi.config.ts", line: 2, chain: [] }] }] })).toBe(
    versionOf(),
  )
})
