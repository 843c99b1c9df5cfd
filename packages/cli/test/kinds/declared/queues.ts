import type { QueueDeclaration, QueueTriggerDeclaration } from "@tsapi/framework/internal"
import type { Located } from "../../../src/model/kind.ts"

export const queue: Located<QueueDeclaration> = {
  kind: "queue",
  id: "Prints",
  fifo: { contentBasedDeduplication: true, highThroughput: true },
  visibilityTimeout: 60,
  retention: 3600,
  delay: 5,
  receiveWait: 10,
  maximumMessageSize: 2048,
  encryption: { kmsKeyArn: "arn:aws:kms:us-east-1:123456789012:key/1" },
  deadLetterQueue: { maxReceiveCount: 2, retention: 7200 },
  location: { file: "src/prints.ts", line: 3 },
}

export const onQueue: Located<QueueTriggerDeclaration> = {
  kind: "onQueue",
  className: "Printer",
  classIndex: 0,
  methodName: "print",
  queue: "Prints",
  batchSize: 5,
  maximumConcurrency: 2,
  filters: [{ body: { size: ["large"] } }],
  location: { file: "src/printer.ts", line: 5 },
}

/** https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html#example-standard-queue-message-event */
export const sqsEvent = {
  Records: [
    {
      messageId: "059f36b4-87a3-44ab-83d2-661975830a7d",
      receiptHandle: "AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a...",
      body: "Test message.",
      attributes: {
        ApproximateReceiveCount: "1",
        SentTimestamp: "1545082649183",
        SenderId: "AIDAIENQZJOLO23YVJ4VO",
        ApproximateFirstReceiveTimestamp: "1545082649185",
      },
      messageAttributes: {
        myAttribute: {
          stringValue: "myValue",
          stringListValues: [],
          binaryListValues: [],
          dataType: "String",
        },
      },
      md5OfBody: "e4e68fb7bd0e697a0ae8f1bb342846b3",
      eventSource: "aws:sqs",
      eventSourceARN: "arn:aws:sqs:us-east-2:123456789012:my-queue",
      awsRegion: "us-east-2",
    },
  ],
}
