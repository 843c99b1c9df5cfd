import { expect, it } from "vitest"
import { runCli } from "../../src/run-cli.ts"
import { TestTerminal } from "../fakes/deploy-session.ts"
import { useFakeAws } from "../fakes/use-fake-aws.ts"
import { makeProject } from "../make-project.ts"

const aws = useFakeAws()

const app = (calls: string): string => `import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { DeleteCommand, DynamoDBDocumentClient, GetCommand, ScanCommand } from "@aws-sdk/lib-dynamodb"
import { App, controller, route, Table } from "@tsapi/framework"
const notes = new Table("Notes", { partitionKey: "id" })
const documents = DynamoDBDocumentClient.from(new DynamoDBClient())
@controller("/notes")
export class NoteController {
  @route("GET", "/")
  async all() {
    ${calls}
  }
}
export const app = new App("notes", { controllers: [NoteController] })
`
const get = "await documents.send(new GetCommand({ TableName: notes.name, Key: { id: 1 } }))"
const scan = "await documents.send(new ScanCommand({ TableName: notes.name }))"
const remove = "await documents.send(new DeleteCommand({ TableName: notes.name, Key: { id: 1 } }))"

async function tsapi(source: string, ...args: readonly string[]) {
  const project = await makeProject({ "src/app.ts": source })
  const terminal = new TestTerminal({ json: args.includes("--json") })
  const exitCode = await runCli([...args, "-C", project], terminal, new AbortController().signal)
  return { exitCode, stdout: terminal.stdout, stderr: terminal.stderr }
}

it("shows what deploying to a stage would broaden and narrow, with the lines that need it", async () => {
  await tsapi(app(`${get}\n    ${scan}`), "deploy", "-y", "-s", "qa")
  expect(await tsapi(app(`${get}\n    ${remove}`), "policy", "--diff", "qa")).toEqual({
    exitCode: 0,
    stderr: "",
    stdout: `Broadened

  + ApiFunctionRole may dynamodb:DeleteItem on NotesTable.Arn
    > src/app.ts:11  NoteController.all  ${remove.slice(0, 79)}…

Narrowed

  - ApiFunctionRole may dynamodb:Scan on NotesTable.Arn

notes-qa: 1 broadened, 1 narrowed
`,
  })
  expect(aws().cloudFormation.stack("notes-dev")).toBeUndefined()
})

it("fails with --exit-code for what is broadened, not for what is narrowed", async () => {
  await tsapi(app(`${get}\n    ${scan}`), "deploy", "-y")
  const diff = ["policy", "--diff", "dev", "--exit-code"]
  expect(await tsapi(app(get), ...diff)).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("Narrowed") })
  expect(await tsapi(app(remove), ...diff)).toMatchObject({ exitCode: 1 })
  expect(await tsapi(app(`${scan}\n    ${get}`), ...diff)).toMatchObject({
    exitCode: 0,
    stdout: "notes-dev: 0 broadened, 0 narrowed\n",
  })
})

it("shows all of a stage that is not deployed as new, of one function where it is named", async () => {
  const { stdout } = await tsapi(app(get), "policy", "Api", "--diff", "prod")
  expect(stdout).toMatch(/^notes-prod is not deployed in eu-west-1; all of this is new\.\n/)
  expect(stdout).toContain("  + ApiFunctionRole may dynamodb:GetItem on NotesTable.Arn\n")
  expect(stdout).toMatch(/\nnotes-prod: \d broadened, 0 narrowed\n$/)
})

const withIntegration = app(get)
  .replace("App, controller,", "App, controller, integration, sendMessage,")
  .replace(
    "controllers: [NoteController] ",
    `controllers: [NoteController], binaryMediaTypes: [], integrations: [
  integration("POST", "/notes", sendMessage({ queue: "arn:aws:sqs:eu-west-1:123456789012:notes" })),
] `,
  )

it("shows what an integration's role may, with the line that asks for it", async () => {
  const { stdout } = await tsapi(withIntegration, "policy", "--diff", "prod")
  expect(stdout).toContain(`  + PostNotesIntegrationRole may sqs:SendMessage on arn:aws:sqs:eu-west-1:123456789012:notes
    > src/app.ts:14  integration("POST", "/notes")  integration("POST", "/notes", sendMessage(`)
})

it("compares what was observed with functions only: what integrations ask of AWS is not observed", async () => {
  const { stdout } = await tsapi(withIntegration, "policy", "--observe", "--json")
  expect(JSON.parse(stdout)).toMatchObject({ functions: [{ function: "Api" }] })
  expect(JSON.parse((await tsapi(withIntegration, "policy", "--json")).stdout)).not.toMatchObject({
    functions: [{ function: "Api" }],
  })
})

it("gives each change with its evidence under --json", async () => {
  await tsapi(app(scan), "deploy", "-y")
  const { stdout } = await tsapi(app(get), "policy", "--diff", "dev", "--json")
  const rest = {
    effect: "Allow",
    holder: "ApiFunctionRole",
    statedIn: "ApiFunctionPolicy",
    principal: "",
    condition: "",
  }
  expect(JSON.parse(stdout)).toEqual({
    stackName: "notes-dev",
    deployed: true,
    broadened: [
      {
        ...rest,
        action: "dynamodb:GetItem",
        resource: "NotesTable.Arn",
        description: "ApiFunctionRole may dynamodb:GetItem on NotesTable.Arn",
        evidence: [{ file: "src/app.ts", line: 10, chain: ["NoteController.all"] }],
      },
    ],
    narrowed: [
      {
        ...rest,
        action: "dynamodb:Scan",
        resource: "NotesTable.Arn",
        description: "ApiFunctionRole may dynamodb:Scan on NotesTable.Arn",
        evidence: [],
      },
    ],
  })
})

it("refuses a flag of another view", async () => {
  expect(await tsapi(app(get), "policy", "--exit-code")).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining("--exit-code is for --diff"),
  })
})

it("refuses a stage beside the one that it compares with", async () => {
  const both = ["policy", "--diff", "prod", "--stage", "dev"]
  expect(await tsapi(app(get), ...both)).toMatchObject({
    exitCode: 1,
    stdout: "",
    stderr: expect.stringContaining("--diff and --stage cannot be used together"),
  })
})
