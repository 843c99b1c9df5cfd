import { UserError } from "../../errors/user-error.ts"
import { answerJson } from "../protocol/answer-json.ts"
import { serveRequests } from "../protocol/serve-requests.ts"
import { runOperation } from "../protocol/run-operation.ts"
import { ServiceError } from "../protocol/service-error.ts"
import type { EmbeddedService, ServiceOptions } from "../services/embedded-service.ts"
import { isExpress } from "./executions/execution-record.ts"
import { Executions } from "./executions/executions.ts"
import { statusEntry } from "./executions/status-entry.ts"
import { systemClock } from "./executions/system-clock.ts"
import { TaskTokens } from "./executions/task-tokens.ts"
import { refused } from "./interpreter/integrations/parse-resource.ts"
import type { Clock, ServiceCalls } from "./interpreter/surroundings.ts"
import { operations } from "./operations.ts"
import { ensureStateMachines, machineOf } from "./operations/machines.ts"
import type { Operation, StepFunctionsContext } from "./operations/operation.ts"
import { ServiceInput } from "../protocol/service-input.ts"
import type { EndedExecution } from "../request-log.ts"
import type { ExecutionRecord } from "./store/records.ts"
import { StepFunctionsStore } from "./store/step-functions-store.ts"

export interface StepFunctionsOptions extends Pick<ServiceOptions, "directory" | "region" | "accountId" | "service"> {
  /** Default: that of the machine. */
  readonly clock?: Clock
  /** Default: nobody is told. */
  onExecution?(ended: EndedExecution): Promise<void>
}

const MAX_REQUEST_BYTES = 2 * 1024 * 1024

const PROTOCOL = {
  targetPrefix: "AWSStepFunctions",
  contentType: "application/x-amz-json-1.0",
  errorNamespace: "com.amazonaws.swf.service.v2.model",
} as const

/** Starts the embedded Step Functions on 127.0.0.1, and lets go on what ran before; rejects with a UserError when the directory is in use. */
export async function startStepFunctions(options: StepFunctionsOptions): Promise<EmbeddedService> {
  const { directory, region, accountId, service, clock = systemClock, onExecution } = options
  const store = await StepFunctionsStore.open(directory)
  const tokens = new TaskTokens(store, clock)
  let areEventsWanted = false
  const ensure: Operation = async (context, input, options) => {
    areEventsWanted = input.boolean("areEventsWanted") ?? false
    return ensureStateMachines(context, input, options)
  }
  const executions: Executions = new Executions({
    ...{ store, tokens, clock, region, services: serviceCalls(service) },
    async onStatus(record) {
      if (record.status !== "RUNNING") await onExecution?.(toEndedExecution(record))
      if (areEventsWanted && !isExpress(record)) await sendStatus(service, record)
    },
    startChild: (input) => {
      const { StateMachineArn, Input = {}, Name } = input
      return executions.start(machineOf(context, String(StateMachineArn)), {
        input: typeof Input === "string" ? Input : JSON.stringify(Input),
        ...(typeof Name === "string" && { name: Name }),
      })
    },
  })
  const context: StepFunctionsContext = { store, tokens, clock, region, accountId, executions }
  const server = await serveRequests({
    ...{ port: 0, maxBytes: MAX_REQUEST_BYTES },
    answer: (request) =>
      answerJson(PROTOCOL, request, (name, input) => run(context, operations, { name, input, signal: request.signal })),
  }).catch(async (error: unknown) => {
    await store.state.close()
    throw error
  })
  await executions.resume()
  return {
    endpoint: server.endpoint,
    call: (name, input, { signal = new AbortController().signal } = {}) =>
      run(context, { ...operations, EnsureStateMachines: ensure }, { name, input, signal }),
    async close() {
      await executions.close()
      await server.close()
      await store.state.close()
    },
  }
}

async function run(
  context: StepFunctionsContext,
  known: Readonly<Record<string, Operation>>,
  { name, input, signal }: { readonly name: string; readonly input: unknown; readonly signal: AbortSignal },
): Promise<object> {
  const named = { service: "Step Functions", operation: name }
  return runOperation(known, named, (operation) => operation(context, new ServiceInput(input), { signal }))
}

/** Calls of tasks; what this machine does not have is an error that no Catch takes for one of the service. */
function serviceCalls(service: ServiceOptions["service"]): ServiceCalls {
  return {
    async call(name, operation, input) {
      try {
        return await (await service(name)).call(operation, input)
      } catch (error) {
        if (error instanceof UserError) throw refused(`${name}:${operation}`)
        if (error instanceof ServiceError && error.status === 501) throw refused(`${name}:${operation}`)
        throw error
      }
    },
  }
}

async function sendStatus(service: ServiceOptions["service"], record: ExecutionRecord): Promise<void> {
  try {
    await (await service("events")).call("PutServiceEvents", { Entries: [statusEntry(record)] })
  } catch {
    // AWS's delivery is best effort too; and no execution may depend on it.
  }
}

function toEndedExecution({ machineArn, status, error, cause, startedAt, stoppedAt }: ExecutionRecord): EndedExecution {
  if (status === "RUNNING") throw new Error("The execution has not ended")
  const [machine = ""] = machineArn.split(":").slice(-1)
  return { machine, status, error, cause, durationMs: (stoppedAt ?? startedAt) - startedAt }
}
