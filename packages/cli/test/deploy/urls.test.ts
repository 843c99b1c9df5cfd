import { expect, it } from "vitest"
import { runCli } from "../../src/run-cli.ts"
import { TestTerminal } from "../fakes/deploy-session.ts"
import { useFakeAws } from "../fakes/use-fake-aws.ts"
import { makeProject } from "../make-project.ts"

const aws = useFakeAws()

const source = `import { App, controller, route } from "@tsapi/framework"
@controller("/open", { function: { url: { auth: "none" } } })
export class OpenController {
  @route("GET", "/")
  greet() { return "open" }
}
@controller("/hello")
export class HelloController {
  @route("GET", "/")
  greet() { return "hi" }
}
export const app = new App("hello", { controllers: [OpenController, HelloController] })
`

async function tsapi(project: string, ...args: readonly string[]) {
  const terminal = new TestTerminal({ json: args.includes("--json") })
  const exitCode = await runCli([...args, "-C", project], terminal, new AbortController().signal)
  return { exitCode, stdout: terminal.stdout, stderr: terminal.stderr }
}

const files = {
  "src/app.ts": source,
  "tsapi.config.ts": "export default { functions: { Api: { url: true } } }",
}

it("lists the URLs that functions will have, and says plainly which are open", async () => {
  const project = await makeProject(files)
  expect((await tsapi(project, "routes")).stdout).toMatch(
    /\n\nURL of OpenController +open: anyone may call it\nURL of Api +for signed requests\n$/,
  )
  expect((await tsapi(project, "package")).stdout).toMatch(
    /Function URLs\n +URL of OpenController +open: anyone may call it\n +URL of Api +for signed requests\n/,
  )
})

it("prints the URLs of functions too, and says plainly which are open", async () => {
  const project = await makeProject(files)
  const { stdout } = await tsapi(project, "deploy", "-y")
  expect(stdout).toContain("The URL of OpenController is open: anyone may call it.\n")
  expect(stdout).not.toContain("The URL of Api is open")

  const { EndpointUrl, ApiFunctionUrl, OpenControllerFunctionUrl } =
    aws().cloudFormation.stack("hello-dev")?.outputs ?? {}
  expect((await tsapi(project, "url")).stdout.split("\n")).toEqual([
    EndpointUrl,
    `URL of Api             signed  ${ApiFunctionUrl}`,
    `URL of OpenController  open    ${OpenControllerFunctionUrl}`,
    "",
  ])
  expect((await tsapi(project, "url", "OpenController")).stdout).toBe(`${OpenControllerFunctionUrl}\n`)
  expect(JSON.parse((await tsapi(project, "url", "--json")).stdout)).toEqual({
    stackName: "hello-dev",
    url: EndpointUrl,
    functionUrls: [
      { function: "Api", auth: "signed", url: ApiFunctionUrl },
      { function: "OpenController", auth: "open", url: OpenControllerFunctionUrl },
    ],
  })
  const unknown = await tsapi(project, "url", "HelloController")
  expect([unknown.exitCode, unknown.stderr]).toEqual([
    1,
    expect.stringContaining("These have one: Api, OpenController."),
  ])
})

it("prints where clients of the WebSocket API connect", async () => {
  const project = await makeProject({
    "src/app.ts": `import { App, onMessage } from "@tsapi/framework"
export class EchoSocket {
  @onMessage()
  echo({ body }: { body: string }) { return body }
}
export const app = new App("echo", { handlers: [EchoSocket] })
`,
  })
  expect((await tsapi(project, "routes")).stdout).toMatch(/^WS +\$default +EchoSocket +open +src\/app.ts:3\n/)
  await tsapi(project, "deploy", "-y")
  const { WebSocketUrl } = aws().cloudFormation.stack("echo-dev")?.outputs ?? {}
  expect((await tsapi(project, "url")).stdout).toBe(`${WebSocketUrl}\n`)
  expect(JSON.parse((await tsapi(project, "url", "--json")).stdout)).toEqual({
    stackName: "echo-dev",
    webSocketUrl: WebSocketUrl,
    functionUrls: [],
  })
})

it("prints the URLs of an app that has no API", async () => {
  const project = await makeProject({
    "src/app.ts": `import { App, lambda } from "@tsapi/framework"
export class Hooks {
  @lambda({ function: { url: true } })
  take() {}
  @lambda()
  other() {}
}
export const app = new App("hooks", { handlers: [Hooks] })
`,
  })
  expect((await tsapi(project, "routes")).stdout).toMatch(/^URL of HooksTake +for signed requests\n/)
  await tsapi(project, "deploy", "-y")
  const { HooksTakeFunctionUrl: url } = aws().cloudFormation.stack("hooks-dev")?.outputs ?? {}
  expect((await tsapi(project, "url")).stdout).toBe(`URL of HooksTake  signed  ${url}\n`)
  expect(JSON.parse((await tsapi(project, "url", "--json")).stdout)).toEqual({
    stackName: "hooks-dev",
    functionUrls: [{ function: "HooksTake", auth: "signed", url }],
  })
  expect((await tsapi(project, "url", "HooksOther")).stderr).toContain("These have one: HooksTake.")
})
