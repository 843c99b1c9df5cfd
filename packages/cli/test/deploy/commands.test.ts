import { writeFile } from "node:fs/promises"
import path from "node:path"
import { expect, it } from "vitest"
import { runCli } from "../../src/run-cli.ts"
import { TestTerminal } from "../fakes/deploy-session.ts"
import { useFakeAws } from "../fakes/use-fake-aws.ts"
import { makeProject } from "../make-project.ts"

const aws = useFakeAws()

const app = (greeting: string): string => `import { App, controller, route, Table } from "@tsapi/framework"
export const notes = new Table("Notes", { partitionKey: "id" })
@controller("/hello")
export class HelloController {
  @route("GET", "/")
  greet() { return ${JSON.stringify(greeting)} }
}
export const app = new App("hello", { controllers: [HelloController] })
`

/** Runs the command line in a project, as a user does. */
async function tsapi(project: string, ...args: readonly string[]) {
  const terminal = new TestTerminal({ json: args.includes("--json") })
  const exitCode = await runCli([...args, "-C", project], terminal, new AbortController().signal)
  return { exitCode, stdout: terminal.stdout, stderr: terminal.stderr }
}

const stackOf = () => aws().cloudFormation.stack("hello-dev")

it("builds, deploys and prints the outputs and, last, the URL", async () => {
  const project = await makeProject({ "src/app.ts": app("hi") })
  const { exitCode, stdout, stderr } = await tsapi(project, "deploy", "-y")
  expect(stderr).toContain("Deploying hello-dev to account 123456789012, eu-west-1\n")
  expect(stdout).toMatch(/^Deployed: hello-dev is created\.\n/)
  expect(stdout.trimEnd().split("\n").at(-1)).toBe(stackOf()?.outputs["EndpointUrl"])
  expect(exitCode).toBe(0)
})

it("prints one JSON document and nothing else on stdout", async () => {
  const project = await makeProject({ "src/app.ts": app("hi") })
  const { exitCode, stdout } = await tsapi(project, "deploy", "-y", "--json")
  expect(exitCode).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({
    account: "123456789012",
    region: "eu-west-1",
    stackName: "hello-dev",
    result: "created",
    url: stackOf()?.outputs["EndpointUrl"],
    changes: expect.arrayContaining([expect.objectContaining({ action: "add", logicalId: "NotesTable" })]),
  })
})

it("fails before it builds anything where it could not ask", async () => {
  const { exitCode, stderr } = await tsapi("/nowhere", "deploy")
  expect(exitCode).toBe(1)
  expect(stderr).toContain("CONFIRMATION_REQUIRED")
})

it("exits with 1 and names the line when CloudFormation fails", async () => {
  const project = await makeProject({ "src/app.ts": app("hi") })
  aws().cloudFormation.failures.set("NotesTable:create", "Subscriber limit exceeded")
  const { exitCode, stderr } = await tsapi(project, "deploy", "-y")
  expect(exitCode).toBe(1)
  expect(stderr).toContain("DEPLOY_FAILED")
  expect(stderr).toContain("NotesTable (AWS::DynamoDB::Table) CREATE_FAILED: Subscriber limit exceeded")
  expect(stderr).toContain("src/app.ts:2")
})

it("shows what deploying would change without making anything", async () => {
  const project = await makeProject({ "src/app.ts": app("hi") })
  const fresh = await tsapi(project, "diff", "--exit-code")
  expect(fresh).toMatchObject({
    exitCode: 1,
    stdout: expect.stringContaining("hello-dev is not deployed in eu-west-1"),
  })
  expect(aws().calls).toEqual(["cloudformation:DescribeStacks"])
  await tsapi(project, "deploy", "-y")
  expect(await tsapi(project, "diff", "--exit-code")).toMatchObject({
    exitCode: 0,
    stdout: "No differences: hello-dev is what the source says.\n",
  })
  await writeFile(path.join(project, "src/app.ts"), app("hello"))
  const changed = await tsapi(project, "diff")
  expect(changed.exitCode).toBe(0)
  expect(changed.stdout).toMatch(
    /~ ApiFunction {2}AWS::Lambda::Function {2}src\/app\.ts:3\n {4}Code\.S3Key: "\w+\.zip" -> "\w+\.zip"\n/,
  )
  const document = JSON.parse((await tsapi(project, "diff", "--json")).stdout)
  expect(document).toMatchObject({
    stackName: "hello-dev",
    deployed: true,
    differences: [{ logicalId: "ApiFunction" }],
  })
})

it("deletes, and has nothing to do the second time", async () => {
  const project = await makeProject({ "src/app.ts": app("hi") })
  await tsapi(project, "deploy", "-y")
  expect(await tsapi(project, "delete", "-y")).toMatchObject({ exitCode: 0, stdout: "Deleted hello-dev.\n" })
  expect(await tsapi(project, "delete", "-y")).toMatchObject({
    exitCode: 0,
    stdout: "Nothing to delete: there is no stack hello-dev in eu-west-1.\n",
  })
  expect(JSON.parse((await tsapi(project, "delete", "-y", "--json")).stdout)).toMatchObject({
    deleted: false,
    retained: [],
  })
})

it("keeps a table outside scratch stages, and says so", async () => {
  const project = await makeProject({ "src/app.ts": app("hi") })
  await tsapi(project, "deploy", "-y", "-s", "prod")
  const table = aws().cloudFormation.stack("hello-prod")?.resources.get("NotesTable")?.physicalId
  const { stdout } = await tsapi(project, "delete", "-y", "-s", "prod")
  expect(stdout).toBe(`Deleted hello-prod.\nKept: NotesTable (AWS::DynamoDB::Table ${table})\n`)
})

it("prints the URL, or says that nothing is deployed", async () => {
  const project = await makeProject({ "src/app.ts": app("hi") })
  expect(await tsapi(project, "url")).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining("STACK_NOT_DEPLOYED"),
  })
  await tsapi(project, "deploy", "-y")
  expect(await tsapi(project, "url")).toMatchObject({ exitCode: 0, stdout: `${stackOf()?.outputs["EndpointUrl"]}\n` })
})

it("prints the URL of the API's own name where it has one", async () => {
  const config = 'export default { api: { domain: { name: "api.example.com", basePath: "v1", existing: true } } }'
  const project = await makeProject({ "src/app.ts": app("hi"), "tsapi.config.ts": config })
  const { stdout } = await tsapi(project, "deploy", "-y")

  expect(stdout.trimEnd().split("\n").at(-1)).toBe("https://api.example.com/v1/")
  expect(await tsapi(project, "url")).toMatchObject({ exitCode: 0, stdout: "https://api.example.com/v1/\n" })
})

it("invokes a function and prints what it answers", async () => {
  const project = await makeProject({ "src/app.ts": app("hi"), "event.json": '{"from":"file"}' })
  await tsapi(project, "deploy", "-y")
  const name = stackOf()?.resources.get("ApiFunction")?.physicalId
  aws().invoke = (functionName, event) => ({ payload: { functionName, event }, log: "START\nEND\n" })
  const direct = await tsapi(project, "invoke", "Api", "--payload", '{"id":1}', "--logs")
  expect(JSON.parse(direct.stdout)).toEqual({ functionName: name, event: { id: 1 } })
  expect(direct.stderr).toBe("START\nEND\n")
  const fromFile = await tsapi(project, "invoke", "--event", path.join(project, "event.json"), "--json")
  expect(JSON.parse(fromFile.stdout)).toMatchObject({ function: "Api", payload: { event: { from: "file" } } })
})

it("exits with 1 when the function fails", async () => {
  const project = await makeProject({ "src/app.ts": app("hi") })
  await tsapi(project, "deploy", "-y")
  aws().invoke = () => ({ payload: { errorType: "TypeError", errorMessage: "no" }, functionError: "Unhandled" })
  const { exitCode, stdout, stderr } = await tsapi(project, "invoke", "Api")
  expect(exitCode).toBe(1)
  expect(JSON.parse(stdout)).toMatchObject({ errorType: "TypeError" })
  expect(stderr).toBe("error Api failed (Unhandled): tsapi logs Api\n")
})

it("suggests a function's name, and refuses an event that is not JSON", async () => {
  const project = await makeProject({ "src/app.ts": app("hi") })
  await tsapi(project, "deploy", "-y")
  expect((await tsapi(project, "invoke", "Apu")).stderr).toContain("Did you mean Api?")
  expect((await tsapi(project, "invoke", "Api", "--payload", "{id:1}")).stderr).toContain("EVENT_INVALID")
  expect((await tsapi(project, "invoke", "Api", "--event", "missing.json")).stderr).toContain("EVENT_INVALID")
})

it("prints a function's log from the declared log group, filtered and page by page", async () => {
  const project = await makeProject({ "src/app.ts": app("hi") })
  await tsapi(project, "deploy", "-y")
  const logGroup = stackOf()?.resources.get("ApiFunctionLogs")?.physicalId ?? ""
  const minutesAgo = (minutes: number): number => Date.now() - minutes * 60_000
  const messages = ["too old", "START 1", "ERROR boom", "END 1"]
  for (const [index, message] of messages.entries()) {
    aws().logs.events.push({
      eventId: String(index),
      logGroup,
      timestamp: minutesAgo(20 - index * 5),
      message: `${message}\n`,
    })
  }
  const lines = (text: string): readonly string[] =>
    text
      .trimEnd()
      .split("\n")
      .map((line) => line.slice(25))
  expect(lines((await tsapi(project, "logs", "--since", "16m")).stdout)).toEqual(["START 1", "ERROR boom", "END 1"])
  expect(lines((await tsapi(project, "logs", "Api", "--since", "1h", "--filter", "ERROR")).stdout)).toEqual([
    "ERROR boom",
  ])
  const { events } = JSON.parse((await tsapi(project, "logs", "--since", "1h", "--json")).stdout) as {
    events: unknown[]
  }
  expect(events).toHaveLength(4)
  expect((await tsapi(project, "logs", "-f", "--json")).stderr).toContain("LOGS_FOLLOW_JSON")
})

it("follows a log without repeating an event, until Ctrl-C", async () => {
  const project = await makeProject({ "src/app.ts": app("hi") })
  await tsapi(project, "deploy", "-y")
  const logGroup = stackOf()?.resources.get("ApiFunctionLogs")?.physicalId ?? ""
  const write = (eventId: string, timestamp: number): void =>
    void aws().logs.events.push({ eventId, logGroup, timestamp, message: eventId })
  const now = Date.now()
  write("first", now)
  aws().once("after", "logs:FilterLogEvents", () => {
    write("second", now + 1000)
    // CloudWatch delivers some events late.
    write("late", now - 500)
  })
  const ctrlC = new AbortController()
  const terminal = new TestTerminal({})
  const following = runCli(["logs", "-f", "-C", project], terminal, ctrlC.signal)
  await expect.poll(() => terminal.stdout).toContain("late")
  const polls = aws().calls.length
  await expect.poll(() => aws().calls.length).toBeGreaterThan(polls + 3)
  ctrlC.abort()
  expect(await following).toBe(130)
  expect(
    terminal.stdout
      .trimEnd()
      .split("\n")
      .map((line) => line.slice(25)),
  ).toEqual(["first", "second", "late"])
})
