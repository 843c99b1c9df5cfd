import { PutItemCommand } from "@aws-sdk/client-dynamodb"
import { PutEventsCommand } from "@aws-sdk/client-eventbridge"
import { PutRecordCommand } from "@aws-sdk/client-kinesis"
import { PutObjectCommand } from "@aws-sdk/client-s3"
import { StartExecutionCommand } from "@aws-sdk/client-sfn"
import { PublishCommand } from "@aws-sdk/client-sns"
import { SendMessageCommand } from "@aws-sdk/client-sqs"
import type { Clients } from "./cause-events.ts"
import type { Recordings } from "./deployed-app.ts"

/** The handlers of `fixtures/triggers` that `sendSlow` runs. */
export const slowHandlers = [
  ...["bucket", "bucket through EventBridge", "bus", "fifo", "retried", "stream", "table stream", "task", "topic"],
]

/** Gives handlers what they take a second for. */
export async function sendSlow({ dynamodb, events, kinesis, s3, sfn, sns, sqs, names }: Clients): Promise<void> {
  const { queues, topics, buckets, tables } = names
  const Item = { Id: { N: "3" }, Message: { S: "slow" } }
  const event = { EventBusName: names.shop, Source: "shop", DetailType: "slow", Detail: "{}" }
  await Promise.all([
    sqs.send(new SendMessageCommand({ QueueUrl: queues.retried, MessageBody: "slow" })),
    sqs.send(new SendMessageCommand({ QueueUrl: queues.prints, MessageBody: "slow", MessageGroupId: "slow" })),
    sns.send(new PublishCommand({ TopicArn: topics.news, Message: "slow" })),
    s3.send(new PutObjectCommand({ Bucket: buckets.photos, Key: "in/slow", Body: "bytes" })),
    s3.send(new PutObjectCommand({ Bucket: buckets.scans, Key: "slow", Body: "bytes" })),
    dynamodb.send(new PutItemCommand({ TableName: tables.changes, Item })),
    kinesis.send(new PutRecordCommand({ StreamName: names.clicks, PartitionKey: "1", Data: Buffer.from("slow") })),
    events.send(new PutEventsCommand({ Entries: [event] })),
    sfn.send(new StartExecutionCommand({ stateMachineArn: names.pricing, input: '{"id":"slow","total":7}' })),
  ])
}

/** How often each of these handlers began, and which of them came to their end. */
export function progressOf(seen: Recordings) {
  const slow = ["slow", Buffer.from("slow").toString("base64")]
  const isSlow = ({ event }: { readonly event: unknown }) => slow.some((text) => JSON.stringify(event).includes(text))
  return {
    begun: slowHandlers.map((handler) => seen[`start of ${handler}`]?.length ?? 0),
    done: slowHandlers.filter((handler) => seen[handler]?.some(isSlow)),
  }
}
