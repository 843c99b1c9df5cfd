import { readFile } from "node:fs/promises"
import path from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { copyProject, type ProjectCopy } from "./copy-project.ts"
import { runTsapi, type TsapiRun } from "./run-tsapi.ts"
import { startMinistack, type Ministack } from "./start-ministack.ts"

let ministack: Ministack
let project: ProjectCopy

beforeAll(async () => {
  ministack = await startMinistack()
  project = await copyProject("examples/todo-api")
})

afterAll(async () => {
  await ministack.stop()
  await project.remove()
})

describe("tsapi deploy of the todo API, against ministack", () => {
  let api: string
  let todo: { readonly id: string }

  it("creates the stack and says where the API answers", async () => {
    const { result, outputs } = await deploy()
    expect(result).toBe("created")
    expect(Object.keys(outputs)).toEqual(
      expect.arrayContaining(["EndpointUrl", "RestApiId", "ApiFunctionName", "ApiFunctionArn", "TodosTableName"]),
    )
  })

  it("serves what was deployed, behind its authorizer", async () => {
    const created = await call("POST", "/todos", { title: "Write the report" })
    expect(created.status).toBe(201)
    todo = created.body as typeof todo
    expect(await call("GET", `/todos/${todo.id}`)).toMatchObject({ status: 200, body: { title: "Write the report" } })
    const withoutToken = await fetch(`${api}/todos`)
    expect([withoutToken.status, await withoutToken.json()]).toEqual([401, { message: "Unauthorized" }])
  })

  it("says that there is nothing to change", async () => {
    expect(await deploy()).toMatchObject({ result: "unchanged" })
  })

  it("refuses to change anything unasked where nobody can be asked", async () => {
    const run = await tsapi("deploy")
    expect(run.exitCode).toBe(1)
    expect(run.stderr).toContain("CONFIRMATION_REQUIRED")
  })

  it("deploys a changed route and a new one, and keeps the data", async () => {
    await project.edit("src/health-controller.ts", `@route("GET", "/", {`, `@route("GET", "/deep", {`)
    expect(await call("GET", "/health/deep")).toMatchObject({ status: 403 })
    expect(await deploy()).toMatchObject({ result: "updated" })
    expect(await call("GET", "/health/deep")).toMatchObject({ status: 200 })
    expect(await call("GET", "/health")).toMatchObject({ status: 403 })
    expect(await call("GET", `/todos/${todo.id}`)).toMatchObject({ status: 200, body: todo })
  })

  it("reports a failed change at the user's line, and what was deployed before goes on serving", async () => {
    await project.edit("src/health-controller.ts", "return {", "return { broken: true,")
    await spoilArtifact("ApiFunction")
    const run = await tsapi("deploy", "-y")
    expect(run.exitCode).toBe(1)
    expect(run.stderr).toMatch(/DEPLOY_FAILED {2}ApiFunction .*Could not unzip uploaded file/)
    expect(run.stderr).toMatch(/src\/todo-controller\.ts:\d+/)
    expect(await call("GET", "/health/deep")).not.toMatchObject({ body: { broken: true } })
    expect(await call("GET", `/todos/${todo.id}`)).toMatchObject({ status: 200, body: todo })
  })

  it("deploys again after the failure", async () => {
    await project.edit("src/health-controller.ts", "return { broken: true,", "return { mended: true,")
    await deploy()
    expect(await call("GET", "/health/deep")).toMatchObject({ status: 200, body: { mended: true } })
  })

  it.each([
    ["before the upload", /Deploying /],
    ["after the upload", /Uploaded /],
    ["while CloudFormation works", /UPDATE_IN_PROGRESS/],
  ])("deploys again after a deploy that was killed %s", async (when, killAt) => {
    await project.edit("src/health-controller.ts", "return {", `return { ${JSON.stringify(when)}: true,`)
    const killed = await tsapiUntil(killAt, "deploy", "-y")
    expect(killed.exitCode).toBeNull()
    await deploy()
    expect(await call("GET", "/health/deep")).toMatchObject({ status: 200, body: { [when]: true } })
  })

  it("prints the URL, invokes a function and prints its logs", async () => {
    expect((await tsapi("url")).stdout).toMatch(/^https:\/\/\w+\.execute-api\.us-east-1\.amazonaws\.com\/api\/?\n$/)
    const run = await tsapi("invoke", "Api", "--payload", "{}", "--json")
    expect(run).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("Unknown request") })
    expect(await tsapi("logs", "Api")).toMatchObject({ exitCode: 0 })
  })

  it("deletes the stack", async () => {
    expect((await tsapi("delete")).stderr).toContain("CONFIRMATION_REQUIRED")
    expect(await tsapi("delete", "-y")).toMatchObject({ exitCode: 0 })
    expect((await fetch(`${api}/health/deep`)).ok).toBe(false)
    expect((await tsapi("url")).exitCode).toBe(1)
  })

  // ministack makes a new API where the definition changes, so its id is read again; on AWS the id stays.
  async function deploy() {
    const run = await tsapi("deploy", "-y", "--json")
    expect(run).toMatchObject({ exitCode: 0 })
    const deployed = JSON.parse(run.stdout)
    api = ministack.restApiUrl(deployed.outputs.RestApiId, "api")
    return deployed
  }

  async function call(method: string, target: string, body?: unknown) {
    const headers = { authorization: "Bearer alice-token", "content-type": "application/json" }
    const answer = await fetch(api + target, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    return { status: answer.status, body: (await answer.json()) as unknown }
  }
})

function tsapi(...args: string[]): Promise<TsapiRun> {
  return runTsapi(project.directory, { args, environment: ministack.environment })
}

function tsapiUntil(killAt: RegExp, ...args: string[]): Promise<TsapiRun> {
  return runTsapi(project.directory, { args, environment: ministack.environment, killAt })
}

/** Puts something that is no zip where the next deploy would find the function's code already uploaded. */
async function spoilArtifact(logicalId: string): Promise<void> {
  expect(await tsapi("package", "--out", "build")).toMatchObject({ exitCode: 0 })
  const template = JSON.parse(await readFile(path.join(project.directory, "build/template.json"), "utf8"))
  const key: string = template.Resources[logicalId].Properties.Code.S3Key
  const headers = {
    authorization:
      "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0",
  }
  const buckets = await (await fetch(ministack.endpoint, { headers })).text()
  const [, bucket] = /<Name>(tsapi-bootstrap-[^<]+)</.exec(buckets) ?? []
  const put = await fetch(`${ministack.endpoint}/${bucket}/${key}`, { method: "PUT", body: "not a zip", headers })
  expect(put.status).toBe(200)
}
