import type { AwsClients } from "./aws-clients.ts"
import { jsonOf } from "../model/json-of.ts"

export interface Invocation {
  readonly functionName: string
  /** JSON. */
  readonly payload: string
  readonly signal: AbortSignal
}

/** What a function answered. */
export interface InvocationResult {
  /** What it returned, or the error it threw as Lambda describes it. */
  readonly payload: unknown
  /** `Unhandled` when it threw, timed out or could not start. */
  readonly functionError: string | undefined
  /** The last 4 kB of its log. */
  readonly logTail: string
}

/** Invokes a deployed function once and waits for its answer. */
export async function invokeFunction(clients: AwsClients, invocation: Invocation): Promise<InvocationResult> {
  const client = await clients.lambda()
  const { InvokeCommand } = await import("@aws-sdk/client-lambda")
  const {
    Payload,
    FunctionError,
    LogResult = "",
  } = await client.send(
    new InvokeCommand({
      FunctionName: invocation.functionName,
      LogType: "Tail",
      Payload: Buffer.from(invocation.payload),
    }),
    { abortSignal: invocation.signal },
  )
  return {
    payload: parsePayload(Buffer.from(Payload ?? []).toString()),
    functionError: FunctionError,
    logTail: Buffer.from(LogResult, "base64").toString(),
  }
}

function parsePayload(text: string): unknown {
  if (text === "") return null
  const payload = jsonOf(text)
  return payload === undefined ? text : payload
}
