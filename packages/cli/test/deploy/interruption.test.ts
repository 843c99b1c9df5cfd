import { expect, it } from "vitest"
import { Cancelled } from "../../src/errors/cancelled.ts"
import { deploy } from "../fakes/deploy-session.ts"
import { sampleStack } from "../fakes/sample-stack.ts"
import { useFakeAws } from "../fakes/use-fake-aws.ts"

const aws = useFakeAws()
const stackOf = () => aws().cloudFormation.stack("todo-api-dev")

async function interruptAt(operation: string, answers?: readonly boolean[]) {
  const ctrlC = new AbortController()
  aws().once("after", operation, () => ctrlC.abort())
  const options = answers === undefined ? {} : { answers, yes: true }
  return deploy(await sampleStack({ answer: "two" }), { ...options, signal: ctrlC.signal })
}

it("takes its change set back when Ctrl-C comes before anything was changed", async () => {
  await deploy(await sampleStack())
  const { error } = await interruptAt("cloudformation:CreateChangeSet")
  expect(error).toBeInstanceOf(Cancelled)
  expect(stackOf()).toMatchObject({ status: "CREATE_COMPLETE", changeSets: [] })
})

it("stops between two uploads", async () => {
  const { error } = await interruptAt("s3:PutObject")
  expect(error).toBeDefined()
  expect(stackOf()).toBeUndefined()
})

it("says that CloudFormation goes on, and how to take the update back", async () => {
  await deploy(await sampleStack())
  aws().cloudFormation.pace = 0
  const { error, terminal } = await interruptAt("cloudformation:ExecuteChangeSet")
  expect(error).toBeInstanceOf(Cancelled)
  expect(terminal.stderr).toContain(
    "CloudFormation goes on with todo-api-dev (UPDATE_IN_PROGRESS). Deploy again to watch it",
  )
  expect(terminal.stderr).toContain(
    "aws cloudformation cancel-update-stack --stack-name todo-api-dev --region eu-west-1",
  )
  aws().cloudFormation.finish()
  expect(stackOf()?.status).toBe("UPDATE_COMPLETE")
})

it("takes the update back when the person at the terminal wants that", async () => {
  await deploy(await sampleStack())
  aws().cloudFormation.pace = 0
  const { terminal } = await interruptAt("cloudformation:ExecuteChangeSet", [true])
  expect(terminal.questions).toEqual(["Cancel the update of todo-api-dev and go back to the version before?"])
  aws().cloudFormation.finish()
  expect(stackOf()?.status).toBe("UPDATE_ROLLBACK_COMPLETE")
})

it("does not offer to take back a first deploy, which has nothing to go back to", async () => {
  aws().once("after", "cloudformation:ExecuteChangeSet", () => {
    aws().cloudFormation.pace = 0
  })
  const { terminal } = await interruptAt("cloudformation:ExecuteChangeSet", [])
  expect(terminal.questions).toEqual([])
  expect(terminal.stderr).toContain("CloudFormation goes on with todo-api-dev (CREATE_IN_PROGRESS)")
})

it("finds an interrupted deploy finished, and has nothing to do", async () => {
  await deploy(await sampleStack())
  aws().cloudFormation.pace = 0
  await interruptAt("cloudformation:ExecuteChangeSet")
  aws().cloudFormation.pace = 3
  const { result, terminal } = await deploy(await sampleStack({ answer: "two" }))
  expect(result?.result).toBe("unchanged")
  expect(terminal.stderr).toContain("started by alice; waiting for it to end")
})

it("warns that CloudFormation goes on when the credentials expire while watching", async () => {
  await deploy(await sampleStack())
  aws().cloudFormation.pace = 0
  const { FakeAwsError } = await import("../fakes/fake-aws-error.ts")
  aws().once("after", "cloudformation:ExecuteChangeSet", () =>
    aws().refuse("*", new FakeAwsError("ExpiredToken", "The security token included in the request is expired", 403)),
  )
  const { error, terminal } = await deploy(await sampleStack({ answer: "two" }))
  expect(error).toMatchObject({ code: "AWS_CREDENTIALS_EXPIRED" })
  expect(terminal.stderr).toMatch(/warning CloudFormation goes on with .*todo-api-dev/)
})
