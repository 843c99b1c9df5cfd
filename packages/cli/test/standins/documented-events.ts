import { s3BridgeEvent, s3Event } from "../kinds/declared/buckets.ts"
import { busEvent } from "../kinds/declared/events.ts"
import { logsData } from "../kinds/declared/logs.ts"
import { sqsEvent } from "../kinds/declared/queues.ts"
import { scheduleEvent } from "../kinds/declared/schedules.ts"
import { kinesisEvent, tableStreamEvent } from "../kinds/declared/streams.ts"
import { snsEvent } from "../kinds/declared/topics.ts"
import type { Shape } from "./shape-of.ts"

const [sqsRecord] = sqsEvent.Records
const [snsRecord] = snsEvent.Records
const [s3Record] = s3Event.Records
const [insert] = tableStreamEvent.Records
const [kinesisRecord] = kinesisEvent.Records

/** https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html#sample-fifo-queues-message-event */
const fifoRecord = {
  messageId: "11d6ee51-4cc7-4302-9e22-7cd8afdaadf5",
  receiptHandle: "AQEBBX8nesZEXmkhsmZeyIE8iQAMig7qw...",
  body: "Test message.",
  attributes: {
    ApproximateReceiveCount: "1",
    SentTimestamp: "1573251510774",
    SequenceNumber: "18849496460467696128",
    MessageGroupId: "1",
    SenderId: "AIDAIO23YVJENQZJOL4VO",
    MessageDeduplicationId: "1",
    ApproximateFirstReceiveTimestamp: "1573251510774",
  },
  messageAttributes: {},
  md5OfBody: "e4e68fb7bd0e697a0ae8f1bb342846b3",
  eventSource: "aws:sqs",
  eventSourceARN: "arn:aws:sqs:us-east-2:123456789012:fifo.fifo",
  awsRegion: "us-east-2",
}

/** https://docs.aws.amazon.com/sns/latest/dg/http-notification-json.html: what a queue without raw delivery gets as well. */
const notification = {
  Type: "Notification",
  MessageId: "22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324",
  TopicArn: "arn:aws:sns:us-west-2:123456789012:MyTopic",
  Subject: "My First Message",
  Message: "Hello world!",
  Timestamp: "2012-05-02T00:54:06.655Z",
  SignatureVersion: "1",
  Signature: "EXAMPLEw6JRN...",
  SigningCertURL: "https://sns.us-west-2.amazonaws.com/SimpleNotificationService-f3ecfb7224c7233fe7bb5f59f96de52f.pem",
  UnsubscribeURL:
    "https://sns.us-west-2.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=arn:aws:sns:us-west-2:123456789012:MyTopic:c9135db0-26c4-47ec-8998-413945fb5a96",
  MessageAttributes: { Test: { Type: "String", Value: "TestString" }, TestBinary: { Type: "Binary", Value: "AQID" } },
}

export interface DocumentedEvent {
  /** AWS's own sample. */
  readonly sample: unknown
  /** What the sample leaves out or abbreviates, though AWS sends it: see where it is said. */
  readonly beyond?: Shape
}

/** What AWS says that the handlers of `fixtures/triggers` get, by their names. */
export const documentedEvents: Readonly<Record<string, DocumentedEvent>> = {
  queue: { sample: sqsRecord },
  fifo: { sample: fifoRecord },
  "FIFO topic in a queue": { sample: fifoRecord },
  // The topic's attributes are the message's. https://docs.aws.amazon.com/sns/latest/dg/sns-large-payload-raw-message-delivery.html
  "raw topic in a queue": { sample: { ...sqsRecord, messageAttributes: topicAttributes() } },
  "topic in a queue": { sample: { ...sqsRecord, messageAttributes: {}, body: notification } },
  topic: { sample: snsRecord },
  bucket: {
    sample: s3Record,
    // The id of the notification, which S3 or CloudFormation makes up in a form of its own.
    beyond: { "s3.configurationId": "text" },
  },
  "bucket through EventBridge": { sample: without(s3BridgeEvent) },
  "table stream": {
    sample: insert,
    // https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_StreamRecord.html
    beyond: { "dynamodb.ApproximateCreationDateTime": "number" },
  },
  stream: { sample: kinesisRecord },
  bus: { sample: { ...busEvent, detail: { state: "terminated" } } },
  "default bus": { sample: { ...busEvent, resources: [], detail: { state: "terminated" } } },
  // Of tsapi's own making, with what EventBridge Scheduler fills in.
  // https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html
  schedule: { sample: scheduleEvent },
  direct: { sample: { id: "a", total: 7 } },
  log: { sample: logsData },
  task: { sample: { id: "a", total: 7 } },
}

function topicAttributes() {
  const none = { stringListValues: [], binaryListValues: [] }
  return {
    Test: { stringValue: "TestString", ...none, dataType: "String" },
    TestBinary: { binaryValue: "AQID", ...none, dataType: "Binary" },
  }
}

/** That of a bucket without versions. */
function without({ detail, ...event }: typeof s3BridgeEvent) {
  const { "version-id": _, ...object } = detail.object
  return { ...event, detail: { ...detail, object } }
}
