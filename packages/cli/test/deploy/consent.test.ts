import { expect, it } from "vitest"
import { Cancelled } from "../../src/errors/cancelled.ts"
import { requireConsent } from "../../src/deploy/deploy-context.ts"
import { deploy, TestTerminal } from "../fakes/deploy-session.ts"
import { sampleStack, sampleTable } from "../fakes/sample-stack.ts"
import { useFakeAws } from "../fakes/use-fake-aws.ts"

const aws = useFakeAws()
const stackOf = () => aws().cloudFormation.stack("todo-api-dev")

it("refuses to start without -y where nobody can be asked", () => {
  const terminal = new TestTerminal({})
  expect(() => requireConsent({ terminal, yes: false }, "deploy")).toThrow(
    expect.objectContaining({ code: "CONFIRMATION_REQUIRED", hint: "Pass -y to go ahead without a question." }),
  )
})

it("asks nobody under --json, terminal or not", () => {
  const terminal = new TestTerminal({ answers: [true], json: true })
  expect(() => requireConsent({ terminal, yes: false }, "delete")).toThrow(
    expect.objectContaining({ code: "CONFIRMATION_REQUIRED" }),
  )
})

it("deploys after a yes", async () => {
  const { result, terminal } = await deploy(await sampleStack(), { answers: [true] })
  expect(terminal.questions).toEqual(["Deploy todo-api-dev to account 123456789012, eu-west-1?"])
  expect(result?.result).toBe("created")
})

it("takes the proposal back after a no", async () => {
  await deploy(await sampleStack())
  const { error } = await deploy(await sampleStack({ answer: "two" }), { answers: [false] })
  expect(error).toBeInstanceOf(Cancelled)
  expect(stackOf()).toMatchObject({ status: "CREATE_COMPLETE", changeSets: [] })
})

it("leaves no shell of a stack after a no to the first deploy", async () => {
  await deploy(await sampleStack(), { answers: [false] })
  aws().cloudFormation.finish()
  expect(stackOf()).toBeUndefined()
})

it("does not replace a table with -y alone", async () => {
  await deploy(await sampleStack())
  const { error, terminal } = await deploy(await sampleStack({ resources: { TodosTable: sampleTable("owner") } }))
  const table = stackOf()?.resources.get("TodosTable")?.physicalId
  expect(error).toMatchObject({
    errors: [
      {
        code: "DATA_LOSS_NOT_ALLOWED",
        message: `TodosTable (AWS::DynamoDB::Table ${table}) is replaced, and its data with it`,
        location: { file: "src/todo-table.ts", line: 4 },
      },
    ],
  })
  expect(terminal.stderr).toContain(
    "  ! TodosTable         AWS::DynamoDB::Table  src/todo-table.ts:4  REPLACED, ITS DATA IS LOST\n".replaceAll(
      / {2,}/g,
      "  ",
    ),
  )
  expect(stackOf()).toMatchObject({ status: "CREATE_COMPLETE", changeSets: [] })
})

it("replaces a table with --allow-data-loss, warning all the same", async () => {
  await deploy(await sampleStack())
  const built = await sampleStack({ resources: { TodosTable: sampleTable("owner") } })
  const { result, terminal } = await deploy(built, { allowDataLoss: true })
  expect(result?.result).toBe("updated")
  expect(terminal.stderr).toContain("warning TodosTable (AWS::DynamoDB::Table")
})

it("asks the very question on a terminal, even with -y", async () => {
  await deploy(await sampleStack())
  const built = await sampleStack({ resources: { TodosTable: sampleTable("owner") } })
  const declined = await deploy(built, { answers: [false], yes: true })
  expect(declined.terminal.questions).toEqual(["Go on and lose the data of TodosTable?"])
  expect(declined.error).toBeInstanceOf(Cancelled)
  const { result } = await deploy(built, { answers: [true], yes: true })
  expect(result?.result).toBe("updated")
})

it("guards a table that leaves the template, unless its declaration retains it", async () => {
  const kept = { ...sampleTable("id"), DeletionPolicy: "Retain" as const }
  await deploy(await sampleStack({ resources: { NotesTable: sampleTable("id"), KeptTable: kept } }))
  const refused = await deploy(await sampleStack({ resources: { KeptTable: kept } }))
  expect(refused.error).toMatchObject({
    errors: [{ code: "DATA_LOSS_NOT_ALLOWED", message: /NotesTable.* is deleted, and its data with it/ }],
  })
  const { result, terminal } = await deploy(await sampleStack({ resources: { NotesTable: sampleTable("id") } }))
  expect(result?.result).toBe("updated")
  expect(terminal.stderr).toContain(
    "- KeptTable  AWS::DynamoDB::Table  src/todo-table.ts:4  leaves the stack but is kept in the account\n",
  )
})

const broader = () => sampleStack({ actions: ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Scan"] })

it("asks about permissions that are broadened, after naming each with its line", async () => {
  await deploy(await sampleStack())
  const { error, terminal } = await deploy(await broader(), { answers: [false] })
  expect(terminal.stderr).toContain(
    `Permissions broadened
  + ApiFunctionRole may dynamodb:PutItem on TodosTable.Arn  src/todo-repository.ts:13
  + ApiFunctionRole may dynamodb:Scan on TodosTable.Arn  src/todo-repository.ts:14
`,
  )
  expect(terminal.questions).toEqual([
    "Broaden these 2 permissions and deploy todo-api-dev to account 123456789012, eu-west-1?",
  ])
  expect(error).toBeInstanceOf(Cancelled)
  expect(stackOf()).toMatchObject({ status: "CREATE_COMPLETE", changeSets: [] })
})

it("takes -y for a yes to broader permissions", async () => {
  await deploy(await sampleStack())
  const { result, terminal } = await deploy(await broader(), { yes: true })
  expect(result?.permissions.broadened).toHaveLength(2)
  expect(terminal.questions).toEqual([])
})

it("broadens nothing with --no-broadening, before anything is uploaded", async () => {
  await deploy(await sampleStack())
  const before = aws().calls.length
  const { error } = await deploy(await broader(), { yes: true, broadening: false })
  expect(error).toMatchObject({
    errors: [
      {
        code: "PERMISSION_BROADENED",
        message: "ApiFunctionRole may dynamodb:PutItem on TodosTable.Arn",
        location: { file: "src/todo-repository.ts", line: 13 },
      },
      { code: "PERMISSION_BROADENED", message: "ApiFunctionRole may dynamodb:Scan on TodosTable.Arn" },
    ],
  })
  expect(aws().calls.slice(before)).toEqual([
    "sts:GetCallerIdentity",
    "cloudformation:DescribeStacks",
    "cloudformation:GetTemplate",
  ])
  const narrower = await sampleStack({ actions: [], answer: "two" })
  expect((await deploy(narrower, { broadening: false })).result?.result).toBe("updated")
})

it("does not make a new stack with --no-broadening: all of it would be new", async () => {
  const { error } = await deploy(await sampleStack(), { broadening: false })
  expect(error).toMatchObject({
    errors: expect.arrayContaining([expect.objectContaining({ code: "PERMISSION_BROADENED" })]),
  })
  expect(stackOf()).toBeUndefined()
})
