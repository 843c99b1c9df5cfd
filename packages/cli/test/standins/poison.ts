import { PutItemCommand } from "@aws-sdk/client-dynamodb"
import { PutRecordsCommand } from "@aws-sdk/client-kinesis"
import { PublishCommand } from "@aws-sdk/client-sns"
import { ChangeMessageVisibilityCommand, SendMessageBatchCommand } from "@aws-sdk/client-sqs"
import type { Clients } from "./cause-events.ts"
import type { Recordings } from "./deployed-app.ts"

/** Sends messages, some of which the handlers of `fixtures/triggers` fail with. */
export async function sendPoison({ dynamodb, kinesis, sns, sqs, names }: Clients): Promise<void> {
  const batch = (QueueUrl: string, bodies: readonly string[], more: object = {}) => {
    const Entries = bodies.map((MessageBody, index) => ({ Id: String(index), MessageBody, ...more }))
    return sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }))
  }
  const change = (id: string, text: string) => {
    const Item = { Id: { N: id }, Message: { S: text } }
    return dynamodb.send(new PutItemCommand({ TableName: names.tables.changes, Item }))
  }
  await batch(names.queues.retried, ["sound", "poison", "sound as well"])
  await batch(names.queues.prints, ["before", "poison", "behind"], { MessageGroupId: "poisoned" })
  // ministack leaves MessageAttributes out of events where there are none, which AWS does not.
  const MessageAttributes = { Test: { DataType: "String", StringValue: "TestString" } }
  await sns.send(new PublishCommand({ TopicArn: names.topics.news, Message: "poison", MessageAttributes }))
  await change("1", "poison")
  await change("2", "behind")
  const Records = ["poison", "behind"].map((text) => ({ PartitionKey: "1", Data: Buffer.from(text) }))
  await kinesis.send(new PutRecordsCommand({ StreamName: names.clicks, Records }))
}

/**
 * Lets messages that were not dealt with be received again at once, not when their visibility timeout is over: that is so
 * long that no function is still starting by then.
 */
export async function hurry({ sqs, names }: Clients, seen: Recordings): Promise<void> {
  for (const [QueueUrl, handlers] of [
    [names.queues.retried, ["retried", "start of retried"]],
    [names.queues.prints, ["fifo", "start of fifo"]],
  ] as const) {
    const messages = handlers.flatMap((handler) => seen[handler] ?? []).map(({ event }) => event as Message)
    for (const { receiptHandle: ReceiptHandle } of messages.filter(({ body }) => /^(poison|slow)/.test(body))) {
      // One that came again has another handle, and one that is gone has none.
      await sqs
        .send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }))
        .catch(() => undefined)
    }
  }
}

/** What became of what `sendPoison` sent: what each handler got, in the order of its coming. */
export function fateOf(seen: Recordings) {
  const each = <Event>(handler: string, read: (event: Event) => string | undefined) =>
    (seen[handler] ?? []).flatMap(({ event }) => read(event as Event) ?? [])
  return {
    retried: each(
      "retried",
      ({ body, attributes }: Message) => `${body} ${attributes.ApproximateReceiveCount}`,
    ).toSorted(),
    dead: each("dead", ({ body }: Message) => body),
    fifo: each("fifo", ({ body, attributes }: Message) =>
      attributes.MessageGroupId === "poisoned" ? body : undefined,
    ),
    topic: each("topic", ({ Sns }: { Sns: { Message: string } }) => (Sns.Message === "poison" ? "poison" : undefined)),
    "table stream": each("table stream", ({ dynamodb: { Keys, NewImage } }: Change) =>
      Number(Keys.Id.N) < 100 ? NewImage.Message.S : undefined,
    ),
    stream: each("stream", ({ kinesis: { data } }: { kinesis: { data: string } }) => {
      const text = Buffer.from(data, "base64").toString()
      return text === "Hello" ? undefined : text
    }),
    "given up": each("given up", ({ requestContext: { condition, approximateInvokeCount }, ...more }: GivenUp) => {
      const what = Object.keys(more).find((key) => key.endsWith("BatchInfo")) ?? "event"
      return `${what} ${condition} ${approximateInvokeCount}`
    }).toSorted(),
  }
}

interface Message {
  readonly receiptHandle: string
  readonly body: string
  readonly attributes: { readonly ApproximateReceiveCount: string; readonly MessageGroupId?: string }
}

interface Change {
  readonly dynamodb: {
    readonly Keys: { readonly Id: { readonly N: string } }
    readonly NewImage: { readonly Message: { readonly S: string } }
  }
}

interface GivenUp {
  readonly requestContext: { readonly condition: string; readonly approximateInvokeCount: number }
}
