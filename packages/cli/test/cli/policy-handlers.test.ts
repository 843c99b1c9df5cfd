import { mkdir, mkdtemp, symlink, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "vitest"
import { runCli } from "../../src/run-cli.ts"
import { TestTerminal } from "../fakes/deploy-session.ts"

async function makeProject(files: Readonly<Record<string, string>>): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), "tsapi-handlers-"))
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(directory, name)), { recursive: true })
    await writeFile(path.join(directory, name), content)
  }
  return directory
}

async function policy(directory: string, ...args: readonly string[]) {
  const terminal = new TestTerminal({ json: args.includes("--json") })
  const code = await runCli(["policy", "-C", directory, ...args], terminal, new AbortController().signal)
  return { stdout: terminal.stdout, stderr: terminal.stderr, code }
}

const todos = `import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb"
throw new Error("no code of the project runs")
const client = new DynamoDBClient({})
async function findTodo(id: string) {
  return client.send(new GetItemCommand({ TableName: process.env.TODOS, Key: { id: { S: id } } }))
}
export const handler = async (event: { id: string }) => findTodo(event.id)
`

const uploads = `const { S3 } = require("@aws-sdk/client-s3")
const s3 = new S3()
exports.handler = async (event) => s3.getObject({ Bucket: "uploads", Key: event.key })
`

const place = ["--region", "eu-west-1", "--account", "123456789012"]

describe("tsapi policy --handler", { timeout: 60_000 }, () => {
  it("prints each permission with its line and the calls that lead there, without packages or a config", async () => {
    const directory = await makeProject({ "src/todos.ts": todos })
    const { stdout, stderr, code } = await policy(
      directory,
      "--handler",
      "src/todos.ts",
      "--env",
      "TODOS=todos",
      ...place,
    )
    expect(stdout).toBe(`src/todos.ts#handler
  arn:aws:dynamodb:eu-west-1:123456789012:table/todos
    dynamodb:GetItem  src/todos.ts:5  handler > findTodo

1 function, 1 permission on 1 resource, no warnings
`)
    expect({ stderr, code }).toEqual({ stderr: "", code: 0 })
  })

  it("prints one JSON document for one handler", async () => {
    const directory = await makeProject({ "lib/uploads.cjs": uploads })
    const { stdout, code } = await policy(directory, "--handler", "lib/uploads.handler", "--json")
    expect(JSON.parse(stdout)).toEqual({
      handler: "lib/uploads.cjs#handler",
      statements: [
        {
          action: "s3:GetObject",
          resource: "arn:aws:s3:::uploads/*",
          evidence: [{ file: "lib/uploads.cjs", line: 3, chain: ["handler"] }],
        },
      ],
      warnings: [],
    })
    expect(code).toBe(0)
  })

  it("names files as they are called", async () => {
    const directory = await makeProject({ "lib/größe 100%.cjs": uploads })
    const { stdout } = await policy(directory, "--handler", "lib/größe 100%.cjs", "--json")
    expect(JSON.parse(stdout)).toMatchObject({ statements: [{ evidence: [{ file: "lib/größe 100%.cjs" }] }] })
  })

  it("takes links that lead nowhere or round in a circle for no files", async () => {
    const directory = await makeProject({ "lib/uploads.cjs": uploads })
    await symlink("loop.cjs", path.join(directory, "lib/loop.cjs"))
    await symlink("gone.cjs", path.join(directory, "lib/upload.cjs"))
    for (const name of ["lib/loop.cjs", "lib/upload.cjs"]) {
      const { stderr, code } = await policy(directory, "--handler", name)
      expect(stderr).toContain(`There is no file ${name}`)
      expect(stderr).not.toContain(`Did you mean ${name}?`)
      expect(code).toBe(1)
    }
  })

  it("prints a list of documents for several, and with --strict fails after them where something is not known", async () => {
    const directory = await makeProject({ "src/todos.ts": todos, "lib/uploads.cjs": uploads })
    const names = ["--handler", "lib/uploads.cjs", "--handler", "src/todos.ts#handler", "--json"]
    const lenient = await policy(directory, ...names)
    const strict = await policy(directory, ...names, "--strict")
    expect(JSON.parse(strict.stdout)).toMatchObject([
      { handler: "lib/uploads.cjs#handler", warnings: [] },
      {
        handler: "src/todos.ts#handler",
        statements: [{ resource: "arn:aws:dynamodb:${AWS::Region}:${AWS::AccountId}:table/*" }],
        warnings: [{ code: "POLICY_RESOURCE_UNKNOWN", file: "src/todos.ts", line: 5 }],
      },
    ])
    expect(strict.stdout).toBe(lenient.stdout)
    expect(strict).toMatchObject({ code: 1, stderr: expect.stringContaining("error POLICY_RESOURCE_UNKNOWN") })
    expect(lenient).toMatchObject({ code: 0, stderr: expect.stringContaining("warning POLICY_RESOURCE_UNKNOWN") })
  })

  it("has one entry for what other lines name a part of, and says which", async () => {
    const source = uploads.replace("s3.getObject({", 's3.getObject({ Bucket: "uploads", Key: "a" }) && s3.getObject({')
    const lines = source.replace(" && ", " &&\n").replace("Key: event.key", "Key: event.key")
    const directory = await makeProject({ "a.cjs": lines })
    const { stdout } = await policy(directory, "--handler", "a.cjs", "--json")
    expect(JSON.parse(stdout)).toMatchObject({
      statements: [
        {
          resource: "arn:aws:s3:::uploads/*",
          evidence: [
            { file: "a.cjs", line: 3, chain: ["handler"], resource: "arn:aws:s3:::uploads/a" },
            { file: "a.cjs", line: 4, chain: ["handler"] },
          ],
        },
      ],
    })
  })

  it("explains with --explain, of all handlers or of what is asked", async () => {
    const directory = await makeProject({ "src/todos.ts": todos, "lib/uploads.cjs": uploads })
    const both = ["--handler", "lib/uploads.cjs", "--handler", "src/todos.ts", "--env", "TODOS=todos", ...place]
    const all = await policy(directory, ...both, "--explain")
    expect(all.stdout).toBe(`lib/uploads.cjs#handler

  s3:GetObject on arn:aws:s3:::uploads/*
  > lib/uploads.cjs:3  handler  exports.handler = async (event) => s3.getObject({ Bucket: "uploads", Key: event…

src/todos.ts#handler

  dynamodb:GetItem on arn:aws:dynamodb:eu-west-1:123456789012:table/todos
    src/todos.ts:7  handler   export const handler = async (event: { id: string }) => findTodo(event.id)
  > src/todos.ts:5  findTodo  return client.send(new GetItemCommand({ TableName: process.env.TODOS, Key: { id…
`)
    const one = await policy(directory, ...both, "--explain", "dynamodb:*", "--json")
    expect(JSON.parse(one.stdout)).toMatchObject({ functions: [{ function: "src/todos.ts#handler" }] })
    const none = await policy(directory, ...both, "--explain", "s3:PutObject")
    expect(none).toMatchObject({ code: 1, stderr: expect.stringContaining("error POLICY_NOT_GRANTED") })
  })

  it("checks the policies that the statements make with --check", async () => {
    const directory = await makeProject({ "src/todos.ts": todos, "lib/uploads.cjs": uploads })
    const known = await policy(directory, "--handler", "lib/uploads.cjs", "--check", "--strict")
    expect(known).toMatchObject({ code: 0, stderr: "" })
    expect(known.stdout).toContain("ok    sufficient    1 need, each allowed")
    const names = ["--handler", "src/todos.ts", "--check"]
    const lenient = await policy(directory, ...names)
    expect(lenient).toMatchObject({ code: 0, stdout: expect.stringContaining("no failures, 1 warning") })
    expect(await policy(directory, ...names, "--strict")).toMatchObject({
      code: 1,
      stdout: lenient.stdout,
      stderr: expect.stringContaining("error POLICY_RESOURCE_UNKNOWN"),
    })
  })

  it("fails with --check where a far-reaching permission is not granted", async () => {
    const source = `import { STS } from "@aws-sdk/client-sts"
export const handler = (event) => new STS({}).assumeRole({ RoleArn: event.role, RoleSessionName: "a" })
`
    const directory = await makeProject({ "a.mjs": source })
    for (const view of ["--check", "--explain"]) {
      expect(await policy(directory, "--handler", "a.mjs", view)).toMatchObject({
        code: 1,
        stderr: expect.stringContaining("error POLICY_RESOURCE_DANGEROUS"),
      })
    }
  })

  it.each([
    [["--handler", "src/todo.ts"], "HANDLER_NOT_FOUND", "Did you mean src/todos.ts?"],
    [["--handler", "src"], "HANDLER_NOT_FOUND", "Name a file in it, such as src/broken.ts."],
    [["--handler", "src/todos.ts/x.ts"], "HANDLER_NOT_FOUND", "There is no file src/todos.ts/x.ts"],
    [["--handler", "x.ts", "-C", fileURLToPath(import.meta.url)], "PROJECT_DIRECTORY_MISSING", "There is no directory"],
    [["--handler", "src/todos.ts#handlr"], "HANDLER_EXPORT_MISSING", "Did you mean --handler src/todos.ts#handler?"],
    [
      ["--handler", "lib/uploads.cjs#handle"],
      "HANDLER_EXPORT_MISSING",
      "Did you mean --handler lib/uploads.cjs#handler?",
    ],
    [["--handler", "src/number.ts"], "HANDLER_EXPORT_MISSING", "is no function"],
    [[], "ENTRY_NOT_FOUND", "A Lambda handler without an app is read with --handler"],
    [["--handler", "src/twice"], "HANDLER_AMBIGUOUS", "Name one of src/twice.ts, src/twice.js."],
    [["--handler", "src/broken.ts"], "SOURCE_INVALID", "src/broken.ts:2"],
    [["--handler", "src/lost.ts"], "SOURCE_INVALID", "src/lost.ts:1"],
    [["--handler", "src/todos.ts", "--env", "TODOS"], "ENV_INVALID", "is not NAME=VALUE"],
    [["--handler", "src/todos.ts", "--env", "A=1", "--env", "A=1"], "ENV_INVALID", "--env gives A twice"],
    [["--handler", "src/todos.ts", "--account", "42"], "ACCOUNT_INVALID", "twelve digits"],
    [["--handler", "src/todos.ts", "--region", "Ireland"], "REGION_INVALID", "eu-west-1"],
    [["--env", "TODOS=todos"], "HANDLER_MISSING", "--handler"],
    [["--handler", "src/todos.ts", "--diff", "dev"], "POLICY_MODES_CONFLICT", "--handler and --diff"],
    [["--handler", "src/todos.ts", "--observe"], "POLICY_MODES_CONFLICT", "the stages and the runs of an app"],
    [["--handler", "src/todos.ts", "--check", "--explain"], "POLICY_MODES_CONFLICT", "--check and --explain"],
    [["--check", "--account", "123456789012"], "POLICY_MODES_CONFLICT", "--account"],
  ])("refuses %s with %s", async (args, errorCode, shown) => {
    const directory = await makeProject({
      "src/todos.ts": todos,
      "lib/uploads.cjs": uploads,
      "src/number.ts": "export const handler = 42\n",
      "src/twice.ts": todos,
      "src/twice.js": uploads,
      "src/broken.ts": "export const handler =\n  async ( => 1\n",
      "src/lost.ts": 'import { find } from "./gone"\nexport const handler = () => find()\n',
    })
    const { stderr, code } = await policy(directory, ...args)
    expect(stderr).toContain(`error ${errorCode}`)
    expect(stderr).toContain(shown)
    expect(code).toBe(1)
  })
})
