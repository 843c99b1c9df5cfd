import { readFile } from "node:fs/promises"
import path from "node:path"
import { expect, test } from "vitest"
import type { CfnTemplate } from "../../src/model/cloudformation.ts"
import { runCli } from "../../src/run-cli.ts"
import { TestTerminal } from "../fakes/deploy-session.ts"
import { serveProject } from "./serve-project.ts"

const files = {
  "src/app.ts": `import { App, controller, functionOf, lambda, route } from "@tsapi/framework"
import type { FunctionUrlEvent, LambdaRequest, RouteRequest } from "@tsapi/framework"
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda"
import { z } from "zod"

const client = new LambdaClient({})
async function invoke(FunctionName: string, input: unknown) {
  const { Payload, FunctionError } = await client.send(new InvokeCommand({ FunctionName, Payload: JSON.stringify(input) }))
  const payload = JSON.parse(Payload?.transformToString() ?? "null")
  return FunctionError === undefined ? payload : \`\${payload.errorType}: \${payload.errorMessage}\`
}

const isEven = functionOf<typeof Numbers>("Numbers", "even")
const isOdd = functionOf<typeof Numbers>("Numbers", "odd")

class Numbers {
  @lambda({ input: z.number().nonnegative(), output: z.boolean() })
  async even({ input }: LambdaRequest<number>): Promise<boolean> {
    return input === 0 || (await invoke(isOdd.name, input - 1))
  }

  @lambda()
  async odd({ input }: LambdaRequest<number>): Promise<boolean> {
    if (input > 2) return invoke(functionOf(Numbers, "odd").name, input - 2)
    return input !== 0 && (await invoke(isEven.arn, input - 1))
  }

  @lambda({ function: { url: { auth: "none" } } })
  async hook({ input }: LambdaRequest<FunctionUrlEvent>) {
    if (input.rawPath === "/") throw new RangeError("no number")
    return { even: await invoke(isEven.name, Number(input.rawPath.slice(1))) }
  }
}

@controller("/even")
class NumberController {
  @route("GET", "/{number}")
  async get({ params }: RouteRequest<"/{number}">) {
    return { even: await invoke(isEven.name, Number(params.number)) }
  }
}

export const app = new App("numbers", { controllers: [NumberController], handlers: [Numbers] })
`,
}

test("functions invoke each other and themselves, each as its role allows, and the template has no circle", async () => {
  const { request, printed, projectDir } = await serveProject(files)
  expect(printed.stdout).toMatch(/direct invocation +NumbersEven +src\/app.ts:17/)
  const answer = async (number: number) => (await request(`/even/${number}`)).json()
  expect(await answer(4)).toEqual({ even: true })
  expect(await answer(5)).toEqual({ even: false })
  expect(await answer(-1)).toEqual({ even: expect.stringMatching(/^Error: Invalid input: /) })
  expect(printed.stderr).not.toContain("AccessDenied")
  expect(printed.stdout).toMatch(/URL of NumbersHook +open +http:.*\/_tsapi\/url\/NumbersHook/)
  expect(await (await request("/_tsapi/url/NumbersHook/6")).json()).toEqual({ even: true })
  const failed = await request("/_tsapi/url/NumbersHook/")
  expect([failed.status, await failed.text()]).toEqual([502, "Internal Server Error"])

  expect(await runCli(["package", "-C", projectDir], new TestTerminal({}), new AbortController().signal)).toBe(0)
  const drawn = new TestTerminal({})
  expect(await runCli(["graph", "-C", projectDir], drawn, new AbortController().signal)).toBe(0)
  // Of the API and of the URL, of each to the other, and of one to itself.
  expect(drawn.stdout.match(/-\.->\|"InvokeFunction"\|/g)).toHaveLength(5)
  const text = await readFile(path.join(projectDir, ".tsapi/package/template.json"), "utf8")
  const { Resources }: CfnTemplate = JSON.parse(text)
  const Stack = { "Fn::Select": [2, { "Fn::Split": ["/", { Ref: "AWS::StackId" }] }] }
  for (const id of ["NumbersEven", "NumbersOdd"]) {
    const name = { "Fn::Sub": [`${id}-\${Stack}`, { Stack }] }
    expect(Resources[`${id}Function`]?.Properties).toMatchObject({ FunctionName: name })
    expect(Resources["ApiFunction"]?.Properties).toHaveProperty(
      ["Environment", "Variables", `NUMBERS_${id.slice(7).toUpperCase()}_FUNCTION_NAME`],
      name,
    )
  }
  expect(Resources["ApiFunction"]?.Properties).not.toHaveProperty("FunctionName")
  const allowed = JSON.stringify(Resources["NumbersOddFunctionPolicy"]?.Properties)
  expect(allowed).toMatch(/lambda:InvokeFunction.*NumbersEven-\$\{Stack\}.*NumbersOdd-\$\{Stack\}/)
  expect(JSON.stringify(Resources["ApiFunctionPolicy"]?.Properties)).not.toContain("NumbersOdd")
}, 60_000)
