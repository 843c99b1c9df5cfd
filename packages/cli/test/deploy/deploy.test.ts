import { expect, it } from "vitest"
import { deploy } from "../fakes/deploy-session.ts"
import { declaredAt, sampleStack } from "../fakes/sample-stack.ts"
import { useFakeAws } from "../fakes/use-fake-aws.ts"

const aws = useFakeAws()
const stackOf = () => aws().cloudFormation.stack("todo-api-dev")

it("makes the artifact bucket, uploads the code and creates the stack on a first deploy", async () => {
  const { result, terminal } = await deploy(await sampleStack())
  expect(result?.result).toBe("created")
  expect(result?.stack.outputs).toMatchObject({ ApiFunctionName: stackOf()?.resources.get("ApiFunction")?.physicalId })
  expect(terminal.stderr).toMatchInlineSnapshot(`
    "Making the artifact bucket of account 123456789012 in eu-west-1 (once)
    Uploaded 1 of 1 files (1 kB)
      + ApiFunction        AWS::Lambda::Function  src/app.ts:5
      + ApiFunctionPolicy  AWS::IAM::Policy  src/app.ts:5
      + ApiFunctionRole    AWS::IAM::Role  src/app.ts:5
      + RestApi            AWS::ApiGateway::RestApi  src/app.ts:5
      + RestApiDeployment  AWS::ApiGateway::Deployment  src/app.ts:5
      + RestApiPermission  AWS::Lambda::Permission  src/app.ts:5
      + RestApiStage       AWS::ApiGateway::Stage  src/app.ts:5
      + TodosTable         AWS::DynamoDB::Table  src/todo-table.ts:4
    8 to add, 0 to change, 0 to replace, 0 to delete
       0s CREATE_IN_PROGRESS       todo-api-dev AWS::CloudFormation::Stack
       2s CREATE_COMPLETE          ApiFunctionRole AWS::IAM::Role src/app.ts:5
       4s CREATE_COMPLETE          ApiFunction AWS::Lambda::Function src/app.ts:5
       6s CREATE_COMPLETE          TodosTable AWS::DynamoDB::Table src/todo-table.ts:4
       8s CREATE_COMPLETE          ApiFunctionPolicy AWS::IAM::Policy src/app.ts:5
      10s CREATE_COMPLETE          RestApi AWS::ApiGateway::RestApi src/app.ts:5
      12s CREATE_COMPLETE          RestApiDeployment AWS::ApiGateway::Deployment src/app.ts:5
      14s CREATE_COMPLETE          RestApiPermission AWS::Lambda::Permission src/app.ts:5
      16s CREATE_COMPLETE          RestApiStage AWS::ApiGateway::Stage src/app.ts:5
      17s CREATE_COMPLETE          todo-api-dev AWS::CloudFormation::Stack
    "
  `)
})

it("hands CloudFormation no bucket for a template without code, which has no parameter", async () => {
  const built = await sampleStack()
  const { RestApi = { Type: "" } } = built.template.Resources
  const { Parameters: _, ...template } = built.template
  const Resources = { RestApi: { ...RestApi, Properties: { Name: "todo-api" } } }
  const withoutCode = {
    ...built,
    artifacts: [],
    policies: [],
    needs: [],
    template: { ...template, Resources, Outputs: {} },
  }
  expect((await deploy(withoutCode)).result?.result).toBe("created")
  // And from there to one with code, and back.
  expect((await deploy(built)).result?.result).toBe("updated")
  expect((await deploy(withoutCode, { allowDataLoss: true })).result?.result).toBe("updated")
})

it("puts the app's name, the stage and the config's tags on the stack", async () => {
  await deploy(await sampleStack())
  expect(stackOf()?.tags).toEqual({ "tsapi:app": "todo-api", "tsapi:stage": "dev", team: "todo" })
})

it("says that nothing changed, uploads nothing and leaves no change set behind", async () => {
  await deploy(await sampleStack())
  aws().calls.length = 0
  const { result, terminal } = await deploy(await sampleStack())
  expect(result?.result).toBe("unchanged")
  expect(terminal.stderr).toBe("Uploaded 0 of 1 files (0 kB); 1 already there\n")
  expect(aws().calls).not.toContain("s3:PutObject")
  expect(aws().calls).not.toContain("cloudformation:ExecuteChangeSet")
  expect(stackOf()?.changeSets).toEqual([])
})

it("counts a declaration that only moved to another line as no change", async () => {
  await deploy(await sampleStack())
  const built = await sampleStack()
  const table = built.template.Resources["TodosTable"]
  const moved = await sampleStack({
    resources: { TodosTable: { Type: "", ...table, ...declaredAt("src/todo-table.ts", 9) } },
  })
  const { result } = await deploy(moved)
  expect(result).toMatchObject({ result: "unchanged", summary: { moved: 1 } })
})

it("deploys a change of the outputs alone", async () => {
  await deploy(await sampleStack())
  const { result } = await deploy(await sampleStack({ outputs: { RestApiId: { Value: { Ref: "RestApi" } } } }))
  expect(result?.result).toBe("updated")
  expect(Object.keys(stackOf()?.outputs ?? {})).toEqual(["RestApiId"])
})

it("uploads only new code, and shows what changes and which permissions are new, with the line that needs them", async () => {
  await deploy(await sampleStack())
  const changed = await sampleStack({ answer: "two", actions: ["dynamodb:GetItem", "dynamodb:DeleteItem"] })
  const { result, terminal } = await deploy(changed)
  expect(result?.result).toBe("updated")
  expect(terminal.stderr).toMatchInlineSnapshot(`
    "Uploaded 1 of 1 files (1 kB)
      ~ ApiFunction        AWS::Lambda::Function  src/app.ts:5
      ~ ApiFunctionPolicy  AWS::IAM::Policy  src/app.ts:5
    0 to add, 2 to change, 0 to replace, 0 to delete
    Permissions broadened
      + ApiFunctionRole may dynamodb:DeleteItem on TodosTable.Arn  src/todo-repository.ts:13
       0s UPDATE_IN_PROGRESS       todo-api-dev AWS::CloudFormation::Stack
       2s UPDATE_COMPLETE          ApiFunction AWS::Lambda::Function src/app.ts:5
       4s UPDATE_COMPLETE          ApiFunctionPolicy AWS::IAM::Policy src/app.ts:5
       5s UPDATE_COMPLETE_CLEANUP_IN_PROGRESS todo-api-dev AWS::CloudFormation::Stack
       6s UPDATE_COMPLETE          todo-api-dev AWS::CloudFormation::Stack
    "
  `)
})

it("shows what a role loses", async () => {
  await deploy(await sampleStack({ actions: ["dynamodb:GetItem", "dynamodb:Scan"] }))
  const { terminal } = await deploy(await sampleStack({ actions: ["dynamodb:GetItem"] }))
  expect(terminal.stderr).toContain("Permissions narrowed\n  - ApiFunctionRole may dynamodb:Scan on TodosTable.Arn\n")
  expect(terminal.stderr).not.toContain("broadened")
})

it("deletes what the source no longer declares", async () => {
  const log = { Type: "AWS::Logs::LogGroup", ...declaredAt("src/app.ts", 5) }
  await deploy(await sampleStack({ resources: { ApiFunctionLogs: log } }))
  const { terminal } = await deploy(await sampleStack())
  expect(terminal.stderr).toContain("  - ApiFunctionLogs  AWS::Logs::LogGroup  src/app.ts:5  DELETED\n")
  expect(stackOf()?.resources.has("ApiFunctionLogs")).toBe(false)
})

it("sends a template of more than 51,200 bytes through the artifact bucket", async () => {
  const large = { Type: "AWS::SSM::Parameter", Properties: { Type: "String", Value: "x".repeat(52_000) } }
  const { result } = await deploy(await sampleStack({ resources: { Large: large } }))
  expect(result?.result).toBe("created")
  expect(stackOf()?.resources.has("Large")).toBe(true)
})

it("asks for express mode with rollback in a scratch stage, and not in production", async () => {
  const configs: unknown[] = []
  aws().once("after", "cloudformation:CreateChangeSet", () => void configs.push(pick(stackOf()?.changeSets[0])))
  await deploy(await sampleStack())
  aws().once("after", "cloudformation:CreateChangeSet", () => void configs.push(pick(stackOf()?.changeSets[0])))
  await deploy(await sampleStack({ answer: "two", production: true }))
  aws().once("after", "cloudformation:CreateChangeSet", () => void configs.push(pick(stackOf()?.changeSets[0])))
  await deploy(await sampleStack({ answer: "three" }), { express: false })
  expect(configs).toEqual([
    { express: true, rollbackDisabled: false },
    { express: false, rollbackDisabled: false },
    { express: false, rollbackDisabled: false },
  ])
})

it("deploys in standard mode where express is refused, and says so", async () => {
  aws().cloudFormation.express = false
  const { result, terminal } = await deploy(await sampleStack())
  expect(result?.result).toBe("created")
  expect(terminal.stderr).toContain("Express mode is not available here; deploying in standard mode.\n")
})

it("shows each event once, however often CloudFormation repeats its pages", async () => {
  aws().cloudFormation.pace = 1
  const { terminal } = await deploy(await sampleStack())
  const lines = terminal.stderr.split("\n").filter((line) => line.includes("CREATE_COMPLETE"))
  expect(lines).toHaveLength(9)
  expect(new Set(lines).size).toBe(9)
})

function pick(changeSet: { express: boolean; rollbackDisabled: boolean } | undefined) {
  return { express: changeSet?.express, rollbackDisabled: changeSet?.rollbackDisabled }
}
