import type { InvokeOutcome } from "@tsapi/framework/gateway"
import type { AsyncInvocation as AsyncInvocationSettings } from "../../model/async-invocation.ts"
import { deliverRecord, recordKey } from "../../model/deliver-record.ts"
import type { Destination } from "../../model/destination.ts"
import type { LocalService } from "../../model/local-emulator.ts"
import type { AsyncInvocation, DoneInvocation } from "./async-invocations.ts"
import { failurePayload } from "./failure-payload.ts"

export interface ResultSurroundings {
  /** Unqualified. */
  readonly functionArn: string
  /** Of the destination, on this machine. */
  arnOf(destination: Destination): Promise<string>
  service(name: string): Promise<LocalService>
  /** Milliseconds since the epoch. */
  now(): number
}

/**
 * Sends what became of an asynchronous invocation to where the function's settings say; rejects where that cannot be
 * reached. https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
 */
export async function deliverResult(
  settings: AsyncInvocationSettings,
  { invocation, done }: { readonly invocation: AsyncInvocation; readonly done: DoneInvocation },
  surroundings: ResultSurroundings,
): Promise<void> {
  const { onSuccess, onFailure, deadLetterQueue } = settings
  const destination = done.outcome.ok ? onSuccess : onFailure
  if (destination) {
    const record = resultRecord(invocation, done, surroundings)
    await sendRecord(destination, { record, result: done.outcome.ok ? "Success" : "Failure" }, surroundings)
  }
  if (deadLetterQueue && !done.outcome.ok)
    await sendDeadLetter(deadLetterQueue, { invocation, outcome: done.outcome }, surroundings)
}

function resultRecord(
  { id: requestId, event, failures }: AsyncInvocation,
  { outcome, condition }: DoneInvocation,
  { functionArn, now }: ResultSurroundings,
): object {
  return {
    version: "1.0",
    timestamp: new Date(now()).toISOString(),
    requestContext: {
      requestId,
      functionArn: `${functionArn}:$LATEST`,
      condition,
      approximateInvokeCount: failures + (outcome.ok ? 1 : 0),
    },
    requestPayload: event,
    responseContext: {
      statusCode: 200,
      executedVersion: "$LATEST",
      ...(!outcome.ok && { functionError: "Unhandled" }),
    },
    responsePayload: outcome.ok ? outcome.payload : failurePayload(outcome),
  }
}

async function sendRecord(
  destination: Destination,
  { record, result }: { readonly record: object; readonly result: "Success" | "Failure" },
  { functionArn, arnOf, service, now }: ResultSurroundings,
): Promise<void> {
  const arn = await arnOf(destination)
  const text = JSON.stringify(record)
  if (destination.service === "lambda") {
    const input = { FunctionName: arn, InvocationType: "Event", Payload: record }
    await (await service("lambda")).call("Invoke", input)
  } else if (destination.service === "events") {
    const DetailType = `Lambda Function Invocation Result - ${result}`
    const Resources = [arn, `${functionArn}:$LATEST`]
    const entry = { Source: "lambda", DetailType, Detail: text, Resources, EventBusName: arn }
    await (await service("events")).call("PutEvents", { Entries: [entry] })
  } else {
    const key = recordKey(`aws/lambda/async/${functionArn.split(":").at(-1)}`, now())
    await deliverRecord(arn, { text, key }, service)
  }
}

async function sendDeadLetter(
  destination: Destination,
  {
    invocation: { id: requestId, event },
    outcome: { message },
  }: { readonly invocation: AsyncInvocation; readonly outcome: Extract<InvokeOutcome, { ok: false }> },
  { arnOf, service }: ResultSurroundings,
): Promise<void> {
  const MessageAttributes = {
    RequestID: { DataType: "String", StringValue: requestId },
    ErrorCode: { DataType: "Number", StringValue: "200" },
    ErrorMessage: { DataType: "String", StringValue: message.slice(0, 1024) },
  }
  const arn = await arnOf(destination)
  const to = await service(destination.service)
  const text = JSON.stringify(event)
  if (destination.service === "sqs") await sendMessage(to, arn, { MessageBody: text, MessageAttributes })
  else await to.call("Publish", { TopicArn: arn, Message: text, MessageAttributes })
}

async function sendMessage(sqs: LocalService, arn: string, message: object): Promise<void> {
  const [, , , , account, name] = arn.split(":")
  await sqs.call("SendMessage", { QueueUrl: `${sqs.endpoint}/${account}/${name}`, ...message })
}
