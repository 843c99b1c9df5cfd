import { randomUUID } from "node:crypto"
import type { LambdaContext } from "../http/rest-event.ts"

export interface LambdaContextOptions {
  /** Default `function`. */
  readonly functionName?: string
  /** Default 512. */
  readonly memoryMb?: number
  /** Default 30. */
  readonly timeoutSeconds?: number
}

/** The second argument of a handler as Lambda passes it; the remaining time starts to run now. */
export function lambdaContext(options: LambdaContextOptions = {}): LambdaContext {
  const { functionName = "function", memoryMb = 512, timeoutSeconds = 30 } = options
  const deadline = Date.now() + timeoutSeconds * 1000
  const awsRequestId = randomUUID()
  return {
    awsRequestId,
    functionName,
    functionVersion: "$LATEST",
    invokedFunctionArn: `arn:aws:lambda:us-east-1:123456789012:function:${functionName}`,
    memoryLimitInMB: String(memoryMb),
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: `${new Date().toISOString().slice(0, 10).replaceAll("-", "/")}/[$LATEST]${awsRequestId.replaceAll("-", "")}`,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  }
}
