import { expect, it } from "vitest"
import { UserErrors } from "../src/errors/user-error.ts"
import { buildStack } from "../src/pipeline/build-stack.ts"
import { makeProject } from "./make-project.ts"

const environment = `import { defineEnvironment } from "@tsapi/framework/environment"
type Values = { readonly PAGE_SIZE: number; readonly SHOP_URL: string; readonly NOTES_TABLE_NAME: string }
const check = (values: Record<string, string | undefined>) => [
  ...(Number(values["PAGE_SIZE"] ?? 20) > 0 ? [] : [{ message: "must be a number above 0", path: ["PAGE_SIZE"] }]),
  ...(values["SHOP_URL"] ? [] : [{ message: "is required", path: [{ key: "SHOP_URL" }] }]),
  ...(values["NOTES_TABLE_NAME"]?.startsWith("notes-") ? [] : [{ message: "is no table", path: ["NOTES_TABLE_NAME"] }]),
  ...(values["AWS_REGION"] ? [] : [{ message: "is required", path: ["AWS_REGION"] }]),
]
const validate = (values: unknown) => {
  const issues = check(values as Record<string, string | undefined>)
  return issues.length > 0 ? { issues } : { value: values as Values }
}
export const environment = defineEnvironment({ "~standard": { version: 1 as const, vendor: "test", validate } })
`
const app = `import { allow, App, authorizer, controller, route, Table } from "@tsapi/framework"
import { environment } from "./environment.ts"
const notes = new Table("Notes", { partitionKey: "id" })
@authorizer({ type: "token" })
class KeyAuth { authorize() { return allow({ principalId: "p", routes: ["*"] }) } }
@controller("/notes", { authorizer: KeyAuth, function: { environment: { PAGE_SIZE: "0" } } })
class NoteController {
  @route("GET", "/") list() { return [notes.name, environment.SHOP_URL] }
}
@controller("/other")
class OtherController {
  @route("GET", "/") list() { return environment.PAGE_SIZE }
}
export const app = new App("notes", { controllers: [NoteController, OtherController], authorizers: [KeyAuth] })
`

async function faultsOf(config: string, stage = "dev"): Promise<readonly string[]> {
  const files = { "src/app.ts": app, "src/environment.ts": environment, "tsapi.config.ts": `export default ${config}` }
  const built = await buildStack(await makeProject(files), { stage }).catch((error: unknown) => error)
  if (!(built instanceof UserErrors)) return []
  return built.errors.map(({ code, message, location, hint = "" }) => {
    expect(hint).toContain(`the stage ${stage}`)
    return `${code} ${location?.file}:${location?.line} ${message}`
  })
}

it("is checked for every function that loads its module, before anything is uploaded", async () => {
  const at = "ENVIRONMENT_INVALID src/environment.ts:13"
  // What the entry module imports at its top is loaded by every function.
  expect((await faultsOf("{}")).toSorted()).toEqual([
    `${at} PAGE_SIZE of the function NoteController: must be a number above 0`,
    `${at} SHOP_URL of the functions Api, KeyAuth and NoteController: is required`,
  ])
})

it("is that of the stage, with what its functions have for themselves", async () => {
  const url = `environment: { SHOP_URL: "https://shop.example" }`
  const config = `{ stages: { prod: { ${url} } }, functions: { NoteController: { timeout: 5 } } }`
  expect(await faultsOf(config, "prod")).toEqual([
    "ENVIRONMENT_INVALID src/environment.ts:13 PAGE_SIZE of the function NoteController: must be a number above 0",
  ])
})
