import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import type { FunctionModel } from "../../src/model/app-model.ts"
import type { FunctionPolicy } from "../../src/model/grant.ts"
import { showResource } from "../../src/model/show-resource.ts"
import { findPolicies } from "../../src/pipeline/find-policies.ts"
import { loadApp } from "../../src/pipeline/load-app.ts"

/**
 * Each class of the project has one function. Lines of its modules tell what is allowed because of them, at their end or
 * above: `// allows sqs:SendMessage OrdersQueue; sns:Publish NewsTopic`. Everything else is a near miss.
 */
const project = path.join(import.meta.dirname, "fixtures/handles")
const cases = readdirSync(path.join(project, "src"), { withFileTypes: true })
  .filter(({ name }) => name !== "app.ts" && name !== "resources.ts")
  .map((entry) => `src/${entry.name}${entry.isDirectory() ? "/" : ""}`)

let functions: readonly FunctionModel[]
let policies: readonly FunctionPolicy[]

beforeAll(async () => {
  const { app } = await loadApp(project, { stage: "dev" })
  functions = app.functions
  policies = await findPolicies(app, project)
}, 60_000)

describe("what functions may do with the handles of resources", () => {
  it.each(cases)("%s", (name) => {
    const { id } = functions.find(({ location }) => location.file.startsWith(name)) ?? {}
    const policy = policies.find(({ functionId }) => functionId === id)
    expect({ allowed: allowedBy(policy), warnings: policy?.warnings }).toEqual({ allowed: toldBy(name), warnings: [] })
  })
})

/** `sqs:SendMessage OrdersQueue @ src/queue-constant.ts:10`, sorted. */
function allowedBy(policy: FunctionPolicy | undefined): readonly string[] | undefined {
  return policy?.grants
    .flatMap(({ action, resource, evidence }) =>
      evidence.map((found) => {
        // What the framework's own functions call is their callers'; here they are no installed package.
        const { file, line } = [...(found.path ?? []), found].findLast(({ file }) => file.startsWith("src/")) ?? found
        return `${action} ${showResource(resource)} @ ${file}:${line}`
      }),
    )
    .toSorted()
}

function toldBy(name: string): readonly string[] {
  const files = name.endsWith("/") ? readdirSync(path.join(project, name)).map((file) => `${name}${file}`) : [name]
  return files.flatMap(toldByFile).toSorted()
}

function toldByFile(file: string): readonly string[] {
  const lines = readFileSync(path.join(project, file), "utf8").split("\n")
  return lines.flatMap((text, index) => {
    const [, code = "", allowed] = /^(.*)\/\/ allows (.+)$/.exec(text) ?? []
    const line = code.trim() === "" ? index + 2 : index + 1
    return allowed?.split("; ").map((grant) => `${grant} @ ${file}:${line}`) ?? []
  })
}
