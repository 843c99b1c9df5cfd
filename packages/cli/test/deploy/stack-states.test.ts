import { expect, it, vi } from "vitest"
import { createFakeChangeSet } from "../fakes/create-fake-change-set.ts"
import { deploy } from "../fakes/deploy-session.ts"
import { sampleStack } from "../fakes/sample-stack.ts"
import { useFakeAws } from "../fakes/use-fake-aws.ts"

const aws = useFakeAws()
const stackOf = () => aws().cloudFormation.stack("todo-api-dev")

it("deletes a stack in ROLLBACK_COMPLETE and makes it anew, saying so", async () => {
  aws().cloudFormation.failures.set("TodosTable:create", "Limit exceeded")
  await deploy(await sampleStack())
  aws().cloudFormation.failures.clear()
  const { result, terminal } = await deploy(await sampleStack())
  expect(result?.result).toBe("created")
  expect(terminal.stderr).toContain(
    "todo-api-dev is ROLLBACK_COMPLETE: it cannot be updated, so it is deleted and made anew",
  )
})

it("asks before it deletes what a failed rollback of a first deploy left", async () => {
  aws().cloudFormation.failures.set("ApiFunctionPolicy:create", "Limit exceeded")
  aws().cloudFormation.failures.set("TodosTable:rollback", "Deletion protection")
  await deploy(await sampleStack())
  expect(stackOf()?.status).toBe("ROLLBACK_FAILED")
  aws().cloudFormation.failures.clear()
  const declined = await deploy(await sampleStack(), { answers: [false] })
  expect(declined.error).toMatchObject({ name: "Cancelled" })
  expect(declined.terminal.questions).toEqual(["Delete what is left of todo-api-dev?"])
  const { result } = await deploy(await sampleStack(), { answers: [true, true] })
  expect(result?.result).toBe("created")
})

it("takes the place of a change set that was never executed", async () => {
  aws().cloudFormation.newStack("todo-api-dev", {})
  const { result } = await deploy(await sampleStack())
  expect(result?.result).toBe("created")
})

it("continues a failed rollback first, with the user's consent", async () => {
  await deploy(await sampleStack())
  aws().cloudFormation.failures.set("ApiFunction:update", "Out of memory")
  aws().cloudFormation.failures.set("ApiFunction:rollback", "The role is gone")
  await deploy(await sampleStack({ answer: "two" }))
  expect(stackOf()?.status).toBe("UPDATE_ROLLBACK_FAILED")
  aws().cloudFormation.failures.clear()
  const { result, terminal } = await deploy(await sampleStack({ answer: "two" }), { answers: [true, true] })
  expect(result?.result).toBe("updated")
  expect(terminal.questions[0]).toBe("Continue the rollback of todo-api-dev?")
  expect(terminal.stderr).toContain("CloudFormation can try the rollback again (ContinueUpdateRollback)")
})

it("says which resource is in the way when the rollback fails again", async () => {
  await deploy(await sampleStack())
  aws().cloudFormation.failures.set("ApiFunction:update", "Out of memory")
  aws().cloudFormation.failures.set("ApiFunction:rollback", "The role is gone")
  await deploy(await sampleStack({ answer: "two" }))
  const { error } = await deploy(await sampleStack({ answer: "two" }))
  expect(error).toMatchObject({
    code: "STACK_ROLLBACK_FAILED",
    message: "todo-api-dev could not go back to its last version: ApiFunction: The role is gone",
  })
})

it("waits for someone else's deploy, saying whose, and then does its own", async () => {
  await deploy(await sampleStack())
  aws().once("after", "cloudformation:ExecuteChangeSet", () => {
    aws().cloudFormation.pace = 0
  })
  const ctrlC = new AbortController()
  const first = deploy(await sampleStack({ answer: "two" }), { signal: ctrlC.signal })
  await vi.waitUntil(() => stackOf()?.status === "UPDATE_IN_PROGRESS")
  ctrlC.abort()
  await first
  aws().once("after", "cloudformation:DescribeStackEvents", () => {
    aws().cloudFormation.pace = 3
  })
  const { result, terminal } = await deploy(await sampleStack({ answer: "three" }))
  expect(result?.result).toBe("updated")
  expect(terminal.stderr).toMatch(
    /todo-api-dev is UPDATE_IN_PROGRESS since [\d:]{8} UTC, started by alice; waiting for it to end/,
  )
})

it("fails at once on a busy stack with --no-wait", async () => {
  await deploy(await sampleStack())
  Object.assign(stackOf() ?? {}, { status: "UPDATE_IN_PROGRESS" })
  const { error } = await deploy(await sampleStack({ answer: "two" }), { wait: false })
  expect(error).toMatchObject({
    code: "STACK_BUSY",
    message: expect.stringContaining("todo-api-dev is UPDATE_IN_PROGRESS"),
  })
})

it("waits for a delete and then creates the stack", async () => {
  await deploy(await sampleStack())
  aws().cloudFormation.pace = 1
  aws().cloudFormation.deleteStack({ StackName: "todo-api-dev" })
  const { result, terminal } = await deploy(await sampleStack())
  expect(terminal.stderr).toContain("todo-api-dev is DELETE_IN_PROGRESS")
  expect(result?.result).toBe("created")
})

it("does not touch a stack of the same name that tsapi did not make", async () => {
  aws().cloudFormation.createStack({ StackName: "todo-api-dev", TemplateBody: '{"Resources":{},"Outputs":{}}' })
  aws().cloudFormation.finish()
  const { error } = await deploy(await sampleStack())
  expect(error).toMatchObject({ code: "STACK_NOT_OURS" })
})

it("removes change sets that killed deploys left, and spares one that someone may be looking at", async () => {
  await deploy(await sampleStack())
  const leave = (ChangeSetName: string, age: number): void => {
    const input = { StackName: "todo-api-dev", ChangeSetName, TemplateBody: '{"Resources":{},"Outputs":{}}' }
    createFakeChangeSet(aws().cloudFormation, input)
    Object.assign(stackOf()?.changeSets.at(-1) ?? {}, { created: new Date(Date.now() - age) })
  }
  leave("tsapi-0000000a-bob", 2 * 3_600_000)
  leave("tsapi-0000000b-bob", 60_000)
  leave("console-review", 2 * 3_600_000)
  await deploy(await sampleStack())
  expect(stackOf()?.changeSets.map(({ name }) => name)).toEqual(["tsapi-0000000b-bob", "console-review"])
})
