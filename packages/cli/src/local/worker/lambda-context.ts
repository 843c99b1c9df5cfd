import type { InstanceSettings } from "./instance-protocol.ts"

export type Callback = (error?: unknown, result?: unknown) => void

/** The second argument of a handler, as Lambda's Node.js runtimes make it. */
export interface LambdaContext {
  callbackWaitsForEmptyEventLoop: boolean
  readonly functionName: string
  readonly functionVersion: string
  readonly invokedFunctionArn: string
  /** A string, as on Lambda. */
  readonly memoryLimitInMB: string
  readonly logGroupName: string
  readonly logStreamName: string
  readonly awsRequestId: string
  readonly clientContext: undefined
  readonly identity: undefined
  getRemainingTimeInMillis(): number
  done(error?: unknown, result?: unknown): void
  fail(error: unknown): void
  succeed(result?: unknown): void
}

/** The context of one invocation; its time starts now. */
export function lambdaContext(requestId: string, settings: InstanceSettings, callback: Callback): LambdaContext {
  const deadline = Date.now() + settings.timeoutMs
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: settings.functionName,
    functionVersion: "$LATEST",
    invokedFunctionArn: settings.functionArn,
    memoryLimitInMB: String(settings.memoryMb),
    logGroupName: settings.logGroupName,
    logStreamName: settings.logStreamName,
    awsRequestId: requestId,
    clientContext: undefined,
    identity: undefined,
    getRemainingTimeInMillis: () => deadline - Date.now(),
    done: callback,
    fail: (error) => callback(error ?? new Error("handler failed")),
    succeed: (result) => callback(null, result),
  }
}
