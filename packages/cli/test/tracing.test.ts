import { expect, it } from "vitest"
import { inferStack } from "../src/pipeline/build-stack.ts"
import { makeProject } from "./make-project.ts"

const source = `
import { allow, App, authorizer, controller, jwtAuthorizer, route } from "@tsapi/framework"
@authorizer({ type: "token" })
class KeyAuth { authorize() { return allow({ principalId: "p", routes: ["*"] }) } }
const Tokens = jwtAuthorizer({ issuer: "https://id.example.com/", audience: ["notes"] })
@controller("/notes", { authorizer: KeyAuth })
class NoteController {
  @route("GET", "/") list() {}
  @route("PUT", "/", { authorizer: Tokens }) put() {}
}
export const app = new App("notes", { controllers: [NoteController], authorizers: [KeyAuth] })
`

async function built(tracing: boolean) {
  const config = `export default { api: { tracing: ${tracing} } }`
  const project = await makeProject({ "src/app.ts": source, "tsapi.config.ts": config })
  const { template } = await inferStack(project, { stage: "dev" })
  const resources = Object.entries(template.Resources)
  const functions = resources.filter(([, { Type }]) => Type === "AWS::Lambda::Function")
  const sent = resources.filter(([, { Properties }]) =>
    JSON.stringify(Properties ?? {}).includes("xray:PutTraceSegments"),
  )
  return { traced: functions.map(([id, { Properties }]) => [id, Properties?.["TracingConfig"]]), sent: sent.length }
}

it("is of every function of an API that is traced, which may send what it found", async () => {
  const { traced, sent } = await built(true)
  const active = { Mode: "Active" }
  expect(traced.length).toBe(3)
  expect(traced.map(([, config]) => config)).toEqual(traced.map(() => active))
  expect(sent).toBe(3)
})

it("is of none where the API is not", async () => {
  const { traced, sent } = await built(false)
  expect(traced.map(([, config]) => config)).toEqual([undefined, undefined, undefined])
  expect(sent).toBe(0)
})
