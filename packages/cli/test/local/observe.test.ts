import { readFile, writeFile } from "node:fs/promises"
import path from "node:path"
import { expect, test } from "vitest"
import { addObservations, observationFile, readObservations } from "../../src/local/access/observation-file.ts"
import type { ObservedNeed } from "../../src/model/observation.ts"
import { runCli } from "../../src/run-cli.ts"
import { startLocal } from "../../src/testing.ts"
import { TestTerminal } from "../fakes/deploy-session.ts"
import { makeProject } from "../make-project.ts"
import { callsApp } from "./calls-app.ts"
import { makeSdkProject } from "./make-sdk-project.ts"

async function observe(projectDir: string, ...args: readonly string[]) {
  const terminal = new TestTerminal({ json: args.includes("--json") })
  const all = ["policy", "--observe", "-C", projectDir, ...args]
  const code = await runCli(all, terminal, new AbortController().signal)
  return { stdout: terminal.stdout, stderr: terminal.stderr, code }
}

const unusedGet = {
  "src/app.ts": callsApp["src/app.ts"],
  "src/todo-table.ts": callsApp["src/todo-table.ts"],
  "src/call-controller.ts": callsApp["src/call-controller.ts"].replace(
    "return Item",
    `if (params.id === "none") {
      await documents.send(new QueryCommand({ TableName: todoTable.name, KeyConditionExpression: "id = :id" }))
    }
    return Item`,
  ),
}

test("what was used, what was granted for nothing and what was lacking is told, for another stage too", async () => {
  const projectDir = await makeSdkProject(unusedGet)
  const app = await startLocal({ projectDir, stage: "test", enforceIam: true })
  for (const id of ["1", "2"]) await (await fetch(`${app.url}/todos/${id}`)).text()
  for (const method of ["deleteItem", "updateItem", "deleteItem"]) {
    const body = JSON.stringify({ client: "DynamoDB", method, input: { TableName: "todos", Key: { id: { S: "1" } } } })
    await fetch(`${app.url}/calls`, { method: "POST", headers: { "content-type": "application/json" }, body })
  }
  await app.close()

  const { stdout, code } = await observe(projectDir, "--json")
  expect(code).toBe(0)
  const seen = { firstSeen: expect.any(String), lastSeen: expect.any(String) }
  const lines = unusedGet["src/call-controller.ts"].split("\n")
  const line = lines.findIndex((source) => source.includes("new QueryCommand")) + 1
  expect(JSON.parse(stdout)).toEqual({
    functions: [
      {
        function: "Api",
        used: [
          {
            action: "dynamodb:GetItem",
            resource: "TodosTable",
            allowed: true,
            operations: ["GetItem"],
            count: 2,
            ...seen,
          },
          {
            action: "dynamodb:PutItem",
            resource: "TodosTable",
            allowed: true,
            operations: ["PutItem"],
            count: 2,
            ...seen,
          },
        ],
        unused: [
          {
            action: "dynamodb:Query",
            resource: "TodosTable",
            evidence: [expect.objectContaining({ file: "src/call-controller.ts", line })],
          },
        ],
        lacking: [
          {
            action: "dynamodb:DeleteItem",
            resource: "TodosTable",
            allowed: false,
            operations: ["DeleteItem"],
            count: 2,
            ...seen,
          },
          {
            action: "dynamodb:UpdateItem",
            resource: "TodosTable",
            allowed: false,
            operations: ["UpdateItem"],
            count: 1,
            ...seen,
          },
        ],
      },
    ],
  })

  const printed = await observe(projectDir)
  expect(printed.stdout).toMatch(/used\n {4}dynamodb:GetItem on TodosTable {2}2 requests, last /)
  expect(printed.stdout).toContain(
    `granted, never used\n    dynamodb:Query on TodosTable\n    > src/call-controller.ts:${line}`,
  )
  expect(printed.stdout).toMatch(/needed, not granted\n {4}dynamodb:DeleteItem on TodosTable {2}2 requests, last /)

  await observe(projectDir, "--clear")
  const cleared = await observe(projectDir)
  expect(cleared.stdout).toContain("Nothing was observed yet.")
}, 60_000)

function need(change: Partial<ObservedNeed>): ObservedNeed {
  const seen = { firstSeen: "2026-01-02T00:00:00.000Z", lastSeen: "2026-01-02T00:00:00.000Z" }
  return {
    action: "s3:GetObject",
    resource: "*",
    allowed: true,
    operations: ["GetObject"],
    count: 1,
    ...seen,
    ...change,
  }
}

test("what is written by several processes adds up, and stays small", async () => {
  const file = observationFile(await makeProject({}))
  const add = (needs: readonly ObservedNeed[]) => addObservations(file, { version: 1, functions: { Api: needs } })
  expect(add([need({ count: 2, lastSeen: "2026-01-03T00:00:00.000Z" })])).toBe(true)
  add([need({ operations: ["HeadObject"], firstSeen: "2026-01-01T00:00:00.000Z" })])
  expect(readObservations(file)?.functions["Api"]).toEqual([
    need({
      count: 3,
      operations: ["GetObject", "HeadObject"],
      firstSeen: "2026-01-01T00:00:00.000Z",
      lastSeen: "2026-01-03T00:00:00.000Z",
    }),
  ])
  add(Array.from({ length: 600 }, (_, index) => need({ resource: `uploads/${index}`, allowed: false })))
  expect(readObservations(file)?.functions["Api"]).toHaveLength(500)
  expect(readObservations(file)?.functions["Api"]).toContainEqual(expect.objectContaining({ resource: "*", count: 3 }))
  expect(JSON.parse(await readFile(path.join(file), "utf8"))).toHaveProperty("version", 1)
})

test("a damaged file is told of, and begun anew", async () => {
  const projectDir = await makeProject({
    ...unusedGet,
    ".tsapi/observed.json": `{ "version": 1, "functions": { "Api": [{}] } }`,
  })
  const file = observationFile(projectDir)
  const { stdout, stderr, code } = await observe(projectDir, "--json")
  expect({ code, functions: JSON.parse(stdout).functions.length }).toEqual({ code: 0, functions: 1 })
  expect(stderr).toContain("observed.json is damaged")

  expect(addObservations(file, { version: 1, functions: { Api: [need({})] } })).toBe(true)
  expect(readObservations(file)?.functions).toEqual({ Api: [need({})] })
  await writeFile(file, "{")
  expect(readObservations(file)).toBeUndefined()
})

test("where it cannot be written, nothing fails", async () => {
  const projectDir = await makeProject({ ".tsapi": "a file" })
  expect(addObservations(observationFile(projectDir), { version: 1, functions: { Api: [need({})] } })).toBe(false)
})
