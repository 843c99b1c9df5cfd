import { ServiceError } from "../../protocol/service-error.ts"
import type { ExecutionRecord } from "../store/records.ts"
import type { Operation, StepFunctionsContext } from "./operation.ts"
import { jsonIn } from "./json-in.ts"
import type { ServiceInput } from "../../protocol/service-input.ts"
import { machineOf } from "./machines.ts"
import { pageOf } from "./pages.ts"

export const startExecution: Operation = async (context, input) => {
  const { arn, startedAt } = await begin(context, input)
  return { executionArn: arn, startDate: startedAt / 1000 }
}

/** Runs an express machine to its end, and ends with it. */
export const startSyncExecution: Operation = async (context, input, { signal }) => {
  const machine = machineOf(context, input.requiredText("stateMachineArn"))
  if (machine.type !== "EXPRESS") {
    throw new ServiceError(
      "StateMachineTypeNotSupported",
      "This operation is not supported by this type of state machine",
    )
  }
  const begun = await begin(context, input)
  const ended = await context.executions.ended(begun.arn, signal)
  const billed = (ended.stoppedAt ?? 0) - ended.startedAt
  return {
    ...describe(ended),
    billingDetails: { billedDurationInMilliseconds: Math.ceil(billed / 100) * 100, billedMemoryUsedInMB: 64 },
  }
}

export const describeExecution: Operation = async (context, input) => describe(executionOf(context, input))

export const describeStateMachineForExecution: Operation = async (context, input) => {
  const { machineArn, definition, roleArn, startedAt } = executionOf(context, input)
  const name = machineArn.split(":").at(-1)
  return { stateMachineArn: machineArn, name, definition, roleArn, updateDate: startedAt / 1000 }
}

export const listExecutions: Operation = async (context, input) => {
  const machine = machineOf(context, input.requiredText("stateMachineArn"))
  if (machine.type === "EXPRESS") {
    throw new ServiceError(
      "StateMachineTypeNotSupported",
      "This operation is not supported by this type of state machine",
    )
  }
  const status = input.text("statusFilter")
  const all = await context.store.executions()
  const own = all.filter((record) => record.machineArn === machine.arn && (status ?? record.status) === record.status)
  const { page, ...next } = pageOf(
    own.toSorted((a, b) => b.startedAt - a.startedAt),
    input,
  )
  return {
    executions: page.map((record) => {
      const { executionArn, stateMachineArn, name, status: state, startDate, stopDate } = describe(record)
      return {
        executionArn,
        stateMachineArn,
        name,
        status: state,
        startDate,
        ...(stopDate !== undefined && { stopDate }),
      }
    }),
    ...next,
  }
}

export const getExecutionHistory: Operation = async (context, input) => {
  const { arn } = executionOf(context, input)
  await context.executions.flush(arn)
  const history = await context.store.history(arn)
  const { page, ...next } = pageOf(input.boolean("reverseOrder") ? history.toReversed() : history, input)
  return { events: page, ...next }
}

export const stopExecution: Operation = async (context, input) => {
  const record = executionOf(context, input)
  const [error, cause] = [input.text("error"), input.text("cause")]
  const running = record.status === "RUNNING"
  const stopped = running
    ? await context.executions.stop(record.arn, { ...(error && { error }), ...(cause && { cause }) })
    : record
  return { stopDate: (stopped.stoppedAt ?? context.clock.now()) / 1000 }
}

function begin(context: StepFunctionsContext, input: ServiceInput): Promise<ExecutionRecord> {
  const machine = machineOf(context, input.requiredText("stateMachineArn"))
  const name = input.text("name")
  if (name !== undefined && !/^[^\s<>{}[\]?*"#%\\^|~`$&,;:/]{1,80}$/.test(name)) {
    throw new ServiceError("InvalidName", `Invalid Name: '${name}'`)
  }
  const given = jsonIn(input, "input", { error: "InvalidExecutionInput", otherwise: "{}" })
  return context.executions.start(machine, { ...(name !== undefined && { name }), input: given })
}

function executionOf({ store }: StepFunctionsContext, input: ServiceInput): ExecutionRecord {
  const arn = input.requiredText("executionArn")
  if (arn.split(":")[5] === "express") {
    throw new ServiceError("InvalidArn", "Invalid Arn: 'Resource type not valid in this context: express'")
  }
  if (!/^arn:[^:]+:states:[^:]+:\d+:execution:[^:]+:./.test(arn)) {
    throw new ServiceError("InvalidArn", `Invalid Arn: '${arn}'`)
  }
  const record = store.execution(arn)
  if (record) return record
  throw new ServiceError("ExecutionDoesNotExist", `Execution Does Not Exist: '${arn}'`)
}

function describe({
  arn,
  name,
  machineArn,
  status,
  input,
  output,
  error,
  cause,
  startedAt,
  stoppedAt,
}: ExecutionRecord) {
  return {
    ...{ executionArn: arn, stateMachineArn: machineArn, name, status, startDate: startedAt / 1000 },
    ...(stoppedAt !== undefined && { stopDate: stoppedAt / 1000 }),
    ...{ input, inputDetails: { included: true } },
    ...(output !== undefined && { output, outputDetails: { included: true } }),
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
  }
}
