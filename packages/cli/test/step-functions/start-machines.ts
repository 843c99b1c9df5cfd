import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  SFNClient,
  StartExecutionCommand,
} from "@aws-sdk/client-sfn"
import { mkdtemp } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { onTestFinished, vi } from "vitest"
import type { Clock } from "../../src/local/step-functions/interpreter/surroundings.ts"
import type { EndedExecution } from "../../src/local/request-log.ts"
import { startStepFunctions } from "../../src/local/step-functions/start-step-functions.ts"

/** What a service is asked: `lambda Invoke`, with its input. */
export type Respond = (operation: string, input: Readonly<Record<string, unknown>>) => unknown

/** The embedded Step Functions, with a client and the other services as a function answers for them. */
export async function startMachines(respond: Respond = () => ({}), directory?: string, haste = 100) {
  const place = directory ?? (await mkdtemp(join(tmpdir(), "step-functions-")))
  const executions: EndedExecution[] = []
  const service = await startStepFunctions({
    ...{ directory: place, region: "us-east-1", accountId: "000000000000", clock: hastyClock(haste) },
    service: async (name) => ({
      endpoint: "http://127.0.0.1:1",
      call: async (operation, input) => respond(`${name} ${operation}`, input),
    }),
    onExecution: async (execution) => void executions.push(execution),
  })
  const client = new SFNClient({
    ...{ endpoint: service.endpoint, region: "us-east-1" },
    credentials: { accessKeyId: "a", secretAccessKey: "b" },
  })
  let isClosed = false
  async function close() {
    if (isClosed) return
    isClosed = true
    client.destroy()
    await service.close()
  }
  onTestFinished(close)

  async function start(definition: object, input: unknown = {}, type: "STANDARD" | "EXPRESS" = "STANDARD") {
    const name = `machine-${Math.random().toString(36).slice(2)}`
    const { stateMachineArn } = await client.send(
      new CreateStateMachineCommand({
        name,
        type,
        definition: JSON.stringify(definition),
        roleArn: "arn:aws:iam::000000000000:role/r",
      }),
    )
    const { executionArn } = await client.send(
      new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(input) }),
    )
    return { executionArn, stateMachineArn }
  }

  async function ended(executionArn: string | undefined) {
    const execution = await vi.waitUntil(
      async () => {
        const described = await client.send(new DescribeExecutionCommand({ executionArn }))
        return described.status === "RUNNING" ? undefined : described
      },
      { timeout: 10_000, interval: 5 },
    )
    const { status, output, error, cause } = execution
    return {
      status,
      ...(output !== undefined && { output: JSON.parse(output) }),
      ...(error !== undefined && { error, cause }),
    }
  }

  return {
    ...{ service, client, directory: place, close, start, ended, executions },
    run: async (definition: object, input?: unknown) => ended((await start(definition, input)).executionArn),
    async historyOf(executionArn: string | undefined) {
      const { events = [] } = await client.send(new GetExecutionHistoryCommand({ executionArn }))
      return events
    },
  }
}

/** Waits a hundredth of the time, or less. */
const hastyClock = (haste: number): Clock => ({
  now: () => Date.now(),
  sleepUntil: (time, signal) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(resolve, Math.max(0, (time - Date.now()) / haste))
      const abort = () => {
        clearTimeout(timer)
        reject(signal.reason as Error)
      }
      if (signal.aborted) abort()
      signal.addEventListener("abort", abort, { once: true })
    }),
})
