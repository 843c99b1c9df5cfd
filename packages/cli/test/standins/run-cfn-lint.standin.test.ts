import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterAll, beforeAll, expect, it } from "vitest"
import { todoTemplate } from "./fixtures/todo-template.ts"
import { runCfnLint } from "./run-cfn-lint.ts"

let directory: string

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "tsapi-cfn-"))
})

afterAll(() => rm(directory, { recursive: true, force: true }))

it("finds nothing in a sound template", async () => {
  expect(await runCfnLint([await written("sound", todoTemplate)])).toEqual([])
})

it("reports an IAM action that does not exist", async () => {
  const template = structuredClone(todoTemplate)
  for (const statement of template.Resources.ApiFunctionRole.Properties.Policies[0]?.PolicyDocument.Statement ?? []) {
    statement.Action = ["dynamodb:FetchItem"]
  }
  expect(await runCfnLint([await written("unknown-action", template)])).toContainEqual(
    expect.objectContaining({ rule: "W3037", message: expect.stringContaining("fetchitem") }),
  )
})

it("reports a property that does not exist, with its place", async () => {
  const template = structuredClone(todoTemplate)
  Object.assign(template.Resources.TodosTable.Properties, { BillingMod: "x" })
  expect(await runCfnLint([await written("unknown-property", template)])).toContainEqual(
    expect.objectContaining({ rule: "E3002", path: "Resources.TodosTable.Properties.BillingMod" }),
  )
})

async function written(name: string, template: unknown): Promise<string> {
  const file = path.join(directory, `${name}.json`)
  await writeFile(file, JSON.stringify(template))
  return file
}
