import { StateError } from "../state-error.ts"
import type { StateRun } from "../state-run.ts"
import { refused, type TaskResource } from "./parse-resource.ts"
import { adaptRequest } from "./adapt-request.ts"

export interface Called {
  readonly result: unknown
  /** The execution that was started, where the task waits for it. */
  readonly childArn?: string | undefined
}

/** Does what a task asks of another service; rejects with a StateError that has the service's error. */
export async function callService(run: StateRun, resource: TaskResource, given: unknown): Promise<Called> {
  const { functionArn } = resource
  if (functionArn !== undefined) {
    return { result: (await invoke(run, { FunctionName: functionArn, Payload: given })).Payload }
  }
  const service = resource.service.replace("aws-sdk:", "")
  const action = resource.action.replace(/\..*/, "")
  if (typeof given !== "object" || given === null) {
    throw new StateError("States.Runtime", `A request to ${service} is an object, and not ${JSON.stringify(given)}`)
  }
  const input: Readonly<Record<string, unknown>> = { ...given }
  if (service === "lambda" && action === "invoke") {
    return { result: { ExecutedVersion: "$LATEST", ...(await invoke(run, input)), StatusCode: 200 } }
  }
  if (service === "states" || service === "sfn") return startExecution(run, action, input)
  const prefix = errorPrefix(resource.service, service)
  const result = await named(
    prefix,
    run.services.call(service, operationOf(action), adaptRequest(service, action, input)),
  )
  const { FailedEntryCount } = Object(result) as { FailedEntryCount?: number }
  if (service === "events" && action === "putEvents" && FailedEntryCount) {
    throw new StateError(`${prefix}.FailedEntry`, JSON.stringify(result))
  }
  return { result }
}

async function invoke(
  run: StateRun,
  { FunctionName, Payload = {}, InvocationType = "RequestResponse" }: Readonly<Record<string, unknown>>,
) {
  const request = { FunctionName, Payload, InvocationType }
  const answer = await named("Lambda", run.services.call("lambda", "Invoke", request))
  const { FunctionError, Payload: payload = null } = Object(answer) as { FunctionError?: string; Payload?: unknown }
  if (FunctionError === undefined) return { Payload: payload }
  const { errorType } = Object(payload) as { errorType?: string }
  throw new StateError(errorType ?? "Lambda.Unknown", JSON.stringify(payload))
}

async function startExecution(
  run: StateRun,
  action: string,
  input: Readonly<Record<string, unknown>>,
): Promise<Called> {
  if (action !== "startExecution") throw refused(`states:${action}`)
  const { executionArn, startDate } = await named("StepFunctions", run.children.start(input))
  return { result: { ExecutionArn: executionArn, StartDate: startDate * 1000 }, childArn: executionArn }
}

async function named<T>(prefix: string, answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof StateError || !(error instanceof Error)) throw error
    throw new StateError(`${prefix}.${error.name}`, error.message)
  }
}

// The optimized integrations have names of their own, those of the SDK its class names.
function errorPrefix(resource: string, service: string): string {
  const optimized: Readonly<Record<string, string>> = {
    sqs: "SQS",
    sns: "SNS",
    dynamodb: "DynamoDB",
    events: "EventBridge",
  }
  const fromSdk: Readonly<Record<string, string>> = { dynamodb: "DynamoDb", eventbridge: "EventBridge" }
  const names = resource.startsWith("aws-sdk:") ? fromSdk : optimized
  return names[service] ?? operationOf(service)
}

function operationOf(action: string): string {
  return action.charAt(0).toUpperCase() + action.slice(1)
}
