import { expect, it } from "vitest"
import { deploy } from "../fakes/deploy-session.ts"
import { sampleStack } from "../fakes/sample-stack.ts"
import { useFakeAws } from "../fakes/use-fake-aws.ts"

const aws = useFakeAws()
const stackOf = () => aws().cloudFormation.stack("todo-api-dev")

it("lets two first deploys to a new account share one bootstrap and come to the same stack", async () => {
  const [first, second] = await Promise.all([deploy(await sampleStack()), deploy(await sampleStack())])
  expect([first.error, second.error]).toEqual([undefined, undefined])
  expect([first.result?.result, second.result?.result]).toContain("created")
  expect(aws().cloudFormation.stacks.filter(({ name }) => name === "tsapi-bootstrap")).toHaveLength(1)
  expect(stackOf()?.status).toMatch(/^(CREATE|UPDATE)_COMPLETE$/)
})

it("looks again when another deploy of a new stack is executed while it waits for an answer", async () => {
  let other: Promise<unknown> | undefined
  aws().once("before", "cloudformation:ExecuteChangeSet", async () => {
    other = deploy(await sampleStack({ answer: "theirs" }))
    await other
  })
  const { result, terminal } = await deploy(await sampleStack({ answer: "ours" }))
  expect(result?.result).toBe("updated")
  expect(terminal.stderr).toContain("Another deploy got in first; looking again.\n")
})

it("looks again when another update was executed since", async () => {
  await deploy(await sampleStack())
  aws().once("before", "cloudformation:ExecuteChangeSet", async () => {
    await deploy(await sampleStack({ answer: "theirs" }))
  })
  const { result, terminal } = await deploy(await sampleStack({ answer: "ours" }))
  expect(result?.result).toBe("updated")
  expect(terminal.stderr).toContain("Another deploy got in first; looking again.\n")
})

it("waits when another update begins just before its change set is made", async () => {
  await deploy(await sampleStack())
  aws().once("before", "cloudformation:CreateChangeSet", async () => {
    aws().once("after", "cloudformation:ExecuteChangeSet", () => {
      aws().cloudFormation.pace = 0
    })
    void deploy(await sampleStack({ answer: "theirs" }))
    await expect.poll(() => stackOf()?.status).toBe("UPDATE_IN_PROGRESS")
    aws().once("after", "cloudformation:DescribeStackEvents", () => {
      aws().cloudFormation.pace = 3
    })
  })
  const { result } = await deploy(await sampleStack({ answer: "ours" }))
  expect(result?.result).toBe("updated")
})
