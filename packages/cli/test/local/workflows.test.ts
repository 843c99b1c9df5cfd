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

const files = {
  "src/steps.ts": `import { appendFileSync, existsSync, readFileSync } from "node:fs"
import { setTimeout } from "node:timers/promises"
import { lambda, type LambdaRequest } from "@tsapi/framework"

interface Note { readonly file: string; readonly text: string }

export class Declined extends Error {}

export class Steps {
  @lambda()
  note({ input: { file, text } }: LambdaRequest<Note>) {
    appendFileSync(file, text + "\\n")
    return { text, at: { deep: [text] } }
  }
  @lambda()
  third({ input: { file, text } }: LambdaRequest<Note>) {
    appendFileSync(file, text + "\\n")
    const tries = readFileSync(file, "utf8").split(text).length - 1
    if (tries < 3) throw new RangeError("try " + tries)
    return tries
  }
  @lambda()
  async held({ input: { file, text } }: LambdaRequest<Note>) {
    appendFileSync(file, text + "\\n")
    while (existsSync(file + ".hold")) await setTimeout(10)
    return text
  }
  @lambda()
  decline(): void {
    throw new Declined("no money")
  }
  @lambda()
  large({ input }: LambdaRequest<{ bytes: number }>) {
    return "x".repeat(input.bytes)
  }
}
`,
  "src/flows.ts": `import { StateMachine, type Value } from "@tsapi/framework"
import { Declined, Steps } from "./steps.ts"

interface Job { readonly file: string; readonly items: readonly string[] }

export const order = new StateMachine("Order", {
  definition(flow, { file, items }: Value<Job>) {
    const undo = (text: string) => ({ compensate: () => flow.task(Steps).note({ file, text: "undo " + text }) })
    const tries = flow.task(Steps).third({ file, text: "third" }, {
      retry: { errors: [RangeError], intervalSeconds: 1, maxAttempts: 2, backoffRate: 1 },
    })
    const [notes, waited] = flow.parallel([
      () => flow.map(items, (text, index) => {
        const { at } = flow.task(Steps).note({ file, text })
        return { first: at.deep[0], index }
      }, { concurrency: 1 }),
      () => {
        flow.wait({ seconds: 1 })
        return flow.choice().when(flow.is(tries, ">=", 3), () => "many").otherwise(() => "few")
      },
    ])
    return flow.try(() => {
      flow.task(Steps).note({ file, text: "reserve" }, undo("reserve"))
      flow.task(Steps).note({ file, text: "charge" }, undo("charge"))
      flow.task(Steps).decline()
      return { notes, waited, why: "none" }
    }).onError(Declined, (error) => ({ notes, waited, why: error.Cause })).result
  },
})

export const failing = new StateMachine("Failing", {
  definition(flow, { file }: Value<Job>) {
    flow.task(Steps).note({ file, text: "reserve" }, {
      compensate: ({ text }) => flow.task(Steps).note({ file, text: flow.jsonata<string>\`"undo " & \${text}\` }),
    })
    flow.task(Steps).decline()
  },
})

export const long = new StateMachine("Long", {
  definition(flow, { file }: Value<Job>) {
    const before = flow.task(Steps).note({ file, text: "before" })
    flow.task(Steps).held({ file, text: "held" })
    return { after: flow.task(Steps).note({ file, text: "after" }), before: before.text }
  },
})

const odd = {
  braces: "{% $uuid() %}", half: "100 %}", open: " {% x", quote: 'a"b\\\\c', line: "a\\nb", letter: "ü✓𝄞", nothing: null,
  deep: { list: [[{ "a b": 1, "c\\\`d": [] }]] }, absent: undefined,
}

export const quick = new StateMachine("Quick", {
  type: "express",
  logs: "off",
  definition(flow, input: Value<{ "a b": string; "c\\\`d": readonly number[]; and: null }>) {
    const kept = flow.pass(odd)
    return {
      odd, kept, field: kept.deep.list[0]?.[0]?.["c\\\`d"],
      read: [input["a b"], input["c\\\`d"][1], input.and],
      text: flow.jsonata<string>\`\${odd.quote} & \${odd.braces} & \${odd.letter}\`,
      same: flow.jsonata<boolean>\`\${odd.deep} = \${kept.deep}\`,
    }
  },
})

export const missing = new StateMachine("Missing", {
  type: "express",
  logs: "off",
  definition: (flow, input: Value<{ a: number }>) => {
    flow.wait({ seconds: 0 }, { name: "Before" })
    return flow.pass({ sum: flow.jsonata<number>\`\${input.a} + \${input}.gone.where\` }, { name: "Add up" })
  },
})

export const large = new StateMachine("Large", {
  type: "express",
  logs: "off",
  definition: (flow, input: Value<{ bytes: number }>) =>
    flow
      .try(() => flow.jsonata<number>\`$length(\${flow.task(Steps).large({ bytes: input.bytes })})\`)
      .onError("States.ALL", () => -1).result,
})
`,
  "src/app.ts": `import { SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn"
import { App, controller, type ExecutionInput, route, type RouteRequest } from "@tsapi/framework"
import { failing, large, long, missing, order, quick } from "./flows.ts"
import { Steps } from "./steps.ts"

const sfn = new SFNClient({})

@controller("/")
class Orders {
  @route("POST", "/order")
  async start({ query }: RouteRequest<"/order">) {
    const input: ExecutionInput<typeof order> = { file: String(query.file), items: ["a", "b"] }
    const started = new StartExecutionCommand({ stateMachineArn: order.arn, input: JSON.stringify(input) })
    return { executionArn: (await sfn.send(started)).executionArn }
  }
  @route("GET", "/arns")
  arns() {
    return { failing: failing.arn, long: long.arn, quick: quick.arn, missing: missing.arn, large: large.arn }
  }
}

export const app = new App("shop", { controllers: [Orders], handlers: [Steps] })
`,
}

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
  project = await writeProject(files)
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
