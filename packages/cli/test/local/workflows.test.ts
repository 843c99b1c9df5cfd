import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  SFNClient,
  StartExecutionCommand,
  StartSyncExecutionCommand,
  StopExecutionCommand,
} from "@aws-sdk/client-sfn"
import { afterAll, beforeAll, expect, test, vi } from "vitest"
import { resolvePrefixedHosts } from "../../src/local/worker/resolve-prefixed-hosts.ts"
import { findServer } from "../../src/local/running-server.ts"
import { writeProject } from "../make-project.ts"
import { type LocalProcess, startLocal } from "../standins/start-local.ts"
import { workflowFiles } from "./workflow-files.ts"

let project: string
let notes: string
let local: LocalProcess
let sfn: SFNClient
let arns: Readonly<Record<string, string>>

async function start(): Promise<void> {
  local = await startLocal(project)
  const { endpoints } = await findServer(path.join(project, ".tsapi/local"))
  const credentials = { accessKeyId: "local", secretAccessKey: "local" }
  sfn = new SFNClient({ endpoint: String(endpoints["states"]), region: "us-east-1", credentials })
  arns = (await (await fetch(`${local.url}/arns`)).json()) as Record<string, string>
}

const restoreHosts = resolvePrefixedHosts()

beforeAll(async () => {
  project = await writeProject(workflowFiles)
  notes = await mkdtemp(path.join(tmpdir(), "tsapi-notes-"))
  await start()
}, 60_000)

afterAll(async () => {
  sfn.destroy()
  await local.stop()
  restoreHosts()
  await Promise.all([project, notes].map((directory) => rm(directory, { recursive: true })))
})

const linesOf = async (file: string) => (await readFile(file, "utf8").catch(() => "")).split("\n").filter(Boolean)

async function begin(machine: string, input: unknown): Promise<string> {
  const command = new StartExecutionCommand({ stateMachineArn: arns[machine], input: JSON.stringify(input) })
  return String((await sfn.send(command)).executionArn)
}

function ended(executionArn: string) {
  return vi.waitUntil(
    async () => {
      const { status, output, error, cause } = await sfn.send(new DescribeExecutionCommand({ executionArn }))
      return status === "RUNNING" ? undefined : { status, output: output && JSON.parse(output), error, cause }
    },
    { timeout: 20_000, interval: 20 },
  )
}

async function run(machine: string, input: unknown) {
  const command = new StartSyncExecutionCommand({ stateMachineArn: arns[machine], input: JSON.stringify(input) })
  const { status, output, error, cause } = await sfn.send(command)
  return { status, output: output && JSON.parse(output), error, cause }
}

async function typesOf(executionArn: string): Promise<readonly string[]> {
  const { events = [] } = await sfn.send(new GetExecutionHistoryCommand({ executionArn }))
  expect(events.map(({ id }) => id)).toEqual(events.map((_event, index) => index + 1))
  return events.map(({ type }) => String(type))
}

test("code starts a workflow, which tries again, runs at once, goes through a list, and undoes what it did", async () => {
  const file = path.join(notes, "order")
  const answer = await fetch(`${local.url}/order?file=${encodeURIComponent(file)}`, { method: "POST" })
  const { executionArn } = (await answer.json()) as { readonly executionArn: string }
  const { status, output } = await ended(executionArn)
  expect({ status, ...output, why: JSON.parse(output.why) }).toMatchObject({
    status: "SUCCEEDED",
    notes: [
      { first: "a", index: 0 },
      { first: "b", index: 1 },
    ],
    waited: "many",
    why: { errorType: "Declined", errorMessage: "no money" },
  })
  const steps = ["third", "third", "third", "a", "b", "reserve", "charge", "undo charge", "undo reserve"]
  expect(await linesOf(file)).toEqual(steps)
  const types = await typesOf(executionArn)
  expect(types.at(0)).toBe("ExecutionStarted")
  expect(types.at(-1)).toBe("ExecutionSucceeded")
  const counts = (type: string) => types.filter((each) => each === type).length
  expect([counts("TaskFailed"), counts("MapIterationSucceeded"), counts("ParallelStateSucceeded")]).toEqual([3, 2, 1])
  expect([counts("WaitStateExited"), counts("ChoiceStateExited")]).toEqual([1, 1])
}, 60_000)

test("one that fails is undone, and fails with its error", async () => {
  const file = path.join(notes, "failing")
  const executionArn = await begin("failing", { file, items: [] })
  expect(await ended(executionArn)).toMatchObject({
    status: "FAILED",
    error: "Declined",
    cause: expect.stringContaining('"errorMessage":"no money"'),
  })
  expect(await linesOf(file)).toEqual(["reserve", "undo reserve"])
  expect((await typesOf(executionArn)).slice(-2)).toEqual(["FailStateEntered", "ExecutionFailed"])
}, 60_000)

test("one that runs when the server is killed goes on when it starts again", async () => {
  const file = path.join(notes, "long")
  await writeFile(`${file}.hold`, "")
  const executionArn = await begin("long", { file, items: [] })
  await expect.poll(() => linesOf(file), { timeout: 20_000 }).toEqual(["before", "held"])
  await local.kill()
  await rm(`${file}.hold`)
  sfn.destroy()
  await start()
  expect(await ended(executionArn)).toMatchObject({
    status: "SUCCEEDED",
    output: { before: "before", after: { text: "after" } },
  })
  expect(await linesOf(file)).toEqual(["before", "held", "held", "after"])
  expect((await typesOf(executionArn)).filter((type) => type === "ExecutionStarted")).toHaveLength(1)
}, 60_000)

test("one that is stopped ends there", async () => {
  const file = path.join(notes, "stopped")
  await writeFile(`${file}.hold`, "")
  const executionArn = await begin("long", { file, items: [] })
  await expect.poll(() => linesOf(file), { timeout: 20_000 }).toContain("held")
  await sfn.send(new StopExecutionCommand({ executionArn, error: "Enough", cause: "by hand" }))
  await rm(`${file}.hold`)
  expect(await ended(executionArn)).toMatchObject({ status: "ABORTED", error: "Enough", cause: "by hand" })
  expect((await typesOf(executionArn)).at(-1)).toBe("ExecutionAborted")
  expect(await linesOf(file)).toEqual(["before", "held"])
}, 60_000)

test("an express one answers at once, and constants and fields come through whatever they hold", async () => {
  const odd = {
    ...{ braces: "{% $uuid() %}", half: "100 %}", open: " {% x", quote: 'a"b\\c', line: "a\nb", letter: "ü✓𝄞" },
    nothing: null,
    deep: { list: [[{ "a b": 1, "c`d": [] }]] },
  }
  expect(await run("quick", { "a b": "{% 1 %}", "c`d": [1, 2], and: null })).toMatchObject({
    status: "SUCCEEDED",
    output: {
      ...{ odd, kept: odd, field: [], same: true },
      read: ["{% 1 %}", 2, null],
      text: `${odd.quote}${odd.braces}${odd.letter}`,
    },
  })
})

test("an expression that yields nothing fails its state, and is named", async () => {
  expect(await run("missing", { a: 1 })).toMatchObject({
    status: "FAILED",
    error: "States.QueryEvaluationError",
    cause: expect.stringContaining("$states.context.Execution.Input.a + "),
  })
})

test("what is larger than Step Functions lets it be fails, and no catch of all errors takes it", async () => {
  expect(await run("large", { bytes: 100_000 })).toMatchObject({ status: "SUCCEEDED", output: 100_000 })
  expect(await run("large", { bytes: 262_200 })).toMatchObject({
    status: "FAILED",
    error: "States.DataLimitExceeded",
    cause: expect.stringContaining('result of the task "Steps.large"'),
  })
  await expect(run("large", { bytes: 1, text: "x".repeat(262_144) })).rejects.toMatchObject({
    message: expect.stringContaining("262144"),
  })
})
