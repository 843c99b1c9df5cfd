import { expect, it } from "vitest"
import { deleteAppStack, type DeleteResult } from "../../src/deploy/delete-app-stack.ts"
import { Cancelled } from "../../src/errors/cancelled.ts"
import { deploy, testContext, TestTerminal, type Person } from "../fakes/deploy-session.ts"
import { sampleStack, sampleTable } from "../fakes/sample-stack.ts"
import { useFakeAws } from "../fakes/use-fake-aws.ts"

const aws = useFakeAws()
const stackOf = () => aws().cloudFormation.stack("todo-api-dev")

async function remove(person: Person & { readonly wait?: boolean } = {}) {
  const terminal = new TestTerminal(person)
  const deleting = testContext(terminal, person).then((context) =>
    deleteAppStack(context, "todo-api-dev", { wait: person.wait ?? true }),
  )
  return deleting.then(
    (result: DeleteResult) => ({ result, error: undefined, terminal }),
    (error: unknown) => ({ result: undefined, error, terminal }),
  )
}

it("deletes the stack, warns of the data that goes with it and leaves the artifact bucket alone", async () => {
  await deploy(await sampleStack())
  const table = stackOf()?.resources.get("TodosTable")?.physicalId
  const { result, terminal } = await remove()
  expect(result).toEqual({ deleted: true, retained: [] })
  expect(terminal.stderr).toContain(`warning TodosTable (AWS::DynamoDB::Table ${table}) is deleted with its data\n`)
  expect(terminal.stderr).toContain("DELETE_COMPLETE          todo-api-dev AWS::CloudFormation::Stack")
  expect(stackOf()).toBeUndefined()
  expect(aws().cloudFormation.stack("tsapi-bootstrap")?.status).toBe("CREATE_COMPLETE")
})

it("names what stays in the account", async () => {
  const TodosTable = { ...sampleTable("id"), DeletionPolicy: "Retain" as const }
  await deploy(await sampleStack({ resources: { TodosTable } }))
  const physicalId = stackOf()?.resources.get("TodosTable")?.physicalId
  const { result, terminal } = await remove()
  expect(result?.retained).toEqual([{ logicalId: "TodosTable", type: "AWS::DynamoDB::Table", physicalId }])
  expect(terminal.stderr).toContain(`TodosTable (AWS::DynamoDB::Table ${physicalId}) stays in the account\n`)
})

it("says how the active rule set of SES can be deleted", async () => {
  const Metadata = { tsapi: { file: "src/inbox.ts", line: 9 } }
  await deploy(await sampleStack({ resources: { ReceiptRuleSet: { Type: "AWS::SES::ReceiptRuleSet", Metadata } } }))
  aws().cloudFormation.failures.set("ReceiptRuleSet:delete", "Cannot delete active rule set")
  const hint = expect.stringContaining("run `aws ses set-active-receipt-rule-set`")
  expect((await remove()).error).toMatchObject({ errors: [{ code: "DELETE_FAILED", hint }] })
})

it("asks first", async () => {
  await deploy(await sampleStack())
  const { error, terminal } = await remove({ answers: [false] })
  expect(terminal.questions).toEqual(["Delete todo-api-dev from account 123456789012, eu-west-1?"])
  expect(error).toBeInstanceOf(Cancelled)
  expect(stackOf()?.status).toBe("CREATE_COMPLETE")
})

it("has nothing to do where nothing is deployed", async () => {
  const { result } = await remove()
  expect(result).toEqual({ deleted: false, retained: [] })
})

it("says which resource cannot be deleted, at its line, and goes on from there later", async () => {
  await deploy(await sampleStack())
  const table = stackOf()?.resources.get("TodosTable")?.physicalId
  aws().cloudFormation.failures.set("TodosTable:delete", "Resource cannot be deleted: deletion protection is enabled")
  const { error } = await remove()
  expect(error).toMatchObject({
    errors: [
      {
        code: "DELETE_FAILED",
        message:
          "TodosTable (AWS::DynamoDB::Table) cannot be deleted: Resource cannot be deleted: deletion protection is enabled",
        location: { file: "src/todo-table.ts", line: 4 },
        hint: `Switch off deletion protection of ${table} if its data may go, then run tsapi delete again.`,
      },
    ],
  })
  expect(stackOf()?.status).toBe("DELETE_FAILED")
  aws().cloudFormation.failures.clear()
  expect((await remove()).result?.deleted).toBe(true)
})

it("refuses a stack with termination protection", async () => {
  await deploy(await sampleStack())
  Object.assign(stackOf() ?? {}, { terminationProtection: true })
  const { error } = await remove()
  expect(error).toMatchObject({ code: "STACK_PROTECTED" })
})

it("refuses a stack that tsapi did not make", async () => {
  aws().cloudFormation.createStack({ StackName: "todo-api-dev", TemplateBody: '{"Resources":{},"Outputs":{}}' })
  aws().cloudFormation.finish()
  const { error } = await remove()
  expect(error).toMatchObject({ code: "STACK_NOT_OURS" })
})

it("removes the shell that a killed first deploy left", async () => {
  aws().cloudFormation.newStack("todo-api-dev", {})
  expect((await remove()).result?.deleted).toBe(true)
})

it("waits for a deploy that is under way", async () => {
  await deploy(await sampleStack())
  aws().cloudFormation.pace = 0
  const ctrlC = new AbortController()
  aws().once("after", "cloudformation:ExecuteChangeSet", () => ctrlC.abort())
  await deploy(await sampleStack({ answer: "two" }), { signal: ctrlC.signal })
  expect((await remove({ wait: false })).error).toMatchObject({ code: "STACK_BUSY" })
  aws().cloudFormation.pace = 3
  const { result, terminal } = await remove()
  expect(terminal.stderr).toContain("started by alice; waiting for it to end")
  expect(result?.deleted).toBe(true)
})
