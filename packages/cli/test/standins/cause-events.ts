import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb"
import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge"
import { KinesisClient, PutRecordCommand } from "@aws-sdk/client-kinesis"
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3"
import { SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn"
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns"
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs"
import { type DeployedApp, invoke } from "./deployed-app.ts"

/** What `Names.all` of `fixtures/triggers` answers. */
export interface TriggerNames {
  readonly queues: Readonly<Record<"orders" | "prints" | "retried", string>>
  readonly topics: Readonly<Record<"news" | "releases", string>>
  readonly buckets: Readonly<Record<"photos" | "scans", string>>
  readonly tables: Readonly<Record<"seen" | "changes" | "customers", string>>
  readonly clicks: string
  readonly shop: string
  readonly pricing: string
  readonly database: string
}

/** The AWS SDK's clients of an app, and where what it declares is. */
export async function openClients(app: DeployedApp) {
  const clients = {
    dynamodb: new DynamoDBClient(app.settings("dynamodb")),
    events: new EventBridgeClient(app.settings("events")),
    kinesis: new KinesisClient(app.settings("kinesis")),
    s3: new S3Client({ ...app.settings("s3"), forcePathStyle: true }),
    sfn: new SFNClient(app.settings("states")),
    sns: new SNSClient(app.settings("sns")),
    sqs: new SQSClient(app.settings("sqs")),
  }
  return { app, ...clients, names: (await invoke(app, "NamesAll", {})) as TriggerNames }
}

export type Clients = Awaited<ReturnType<typeof openClients>>

/** For each handler of `fixtures/triggers` that does not run by itself, what runs it once. */
export function causes(clients: Clients) {
  const { app, dynamodb, events, kinesis, s3, sfn, sns, sqs, names } = clients
  const { queues, topics, buckets, tables } = names
  const text = { DataType: "String", StringValue: "TestString" }
  const bytes = { DataType: "Binary", BinaryValue: Buffer.from([1, 2, 3]) }
  const put = (entry: object) =>
    events.send(
      new PutEventsCommand({ Entries: [{ DetailType: "Changed", Detail: '{"state":"terminated"}', ...entry }] }),
    )
  return {
    queue: () => {
      const MessageAttributes = { myAttribute: text }
      return sqs.send(
        new SendMessageCommand({ QueueUrl: queues.orders, MessageBody: "Test message.", MessageAttributes }),
      )
    },
    fifo: () =>
      sqs.send(new SendMessageCommand({ QueueUrl: queues.prints, MessageBody: "first", MessageGroupId: "first" })),
    // Its queues get it too.
    topic: () => {
      const MessageAttributes = { Test: text, TestBinary: bytes }
      const message = { Message: "Hello from SNS!", Subject: "TestInvoke", MessageAttributes }
      return sns.send(new PublishCommand({ TopicArn: topics.news, ...message }))
    },
    "FIFO topic in a queue": () =>
      sns.send(new PublishCommand({ TopicArn: topics.releases, Message: "1.0", MessageGroupId: "a" })),
    bucket: () => s3.send(new PutObjectCommand({ Bucket: buckets.photos, Key: "in/a b ✓.jpg", Body: "bytes" })),
    "bucket through EventBridge": () =>
      s3.send(new PutObjectCommand({ Bucket: buckets.scans, Key: "a b ✓.jpg", Body: "bytes" })),
    "table stream": () =>
      dynamodb.send(
        new PutItemCommand({ TableName: tables.changes, Item: { Id: { N: "101" }, Message: { S: "New item!" } } }),
      ),
    stream: () =>
      kinesis.send(new PutRecordCommand({ StreamName: names.clicks, PartitionKey: "1", Data: Buffer.from("Hello") })),
    bus: () => put({ EventBusName: names.shop, Source: "shop", Resources: ["arn:aws:ec2:us-west-1:1:instance/i-1"] }),
    "default bus": () => put({ Source: "warehouse" }),
    direct: () => invoke(app, "EventHandlersDirect", { id: "a", total: 7 }),
    task: () => sfn.send(new StartExecutionCommand({ stateMachineArn: names.pricing, input: '{"id":"a","total":7}' })),
  }
}
