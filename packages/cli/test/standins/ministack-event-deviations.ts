export interface EventDeviation {
  /** What ministack 1.5.33 does. */
  readonly ministack: string
  /** How its event looks where it does not look as AWS says; null for what it leaves out. */
  readonly shape: Readonly<Record<string, string | null>>
}

const handle = { receiptHandle: "UUID" }

const listless = (...names: string[]): Readonly<Record<string, null>> =>
  Object.fromEntries(
    names.flatMap((name) =>
      ["stringListValues", "binaryListValues"].map((list) => [`messageAttributes.${name}.${list}`, null]),
    ),
  )

/** Events of ministack that are not as AWS documents them, by the handlers of `fixtures/triggers`. */
export const ministackEventDeviations: Readonly<Record<string, EventDeviation>> = {
  queue: {
    ministack: "has UUIDs for receipt handles, and leaves empty lists of message attributes out",
    shape: { ...handle, ...listless("myAttribute") },
  },
  fifo: { ministack: "has UUIDs for receipt handles", shape: handle },
  "raw topic in a queue": {
    ministack: "has UUIDs for receipt handles, and leaves empty lists of message attributes out",
    shape: { ...handle, ...listless("Test", "TestBinary") },
  },
  "FIFO topic in a queue": {
    ministack: "leaves out what makes a message of a FIFO topic that of a FIFO queue",
    shape: { ...handle, "attributes.MessageDeduplicationId": null, "attributes.SequenceNumber": null },
  },
  "topic in a queue": {
    ministack: "loses the bytes of binary attributes",
    shape: { ...handle, "body.MessageAttributes.TestBinary.Value": "nothing" },
  },
  topic: {
    ministack: "writes URL for Url, and loses the bytes of binary attributes",
    shape: {
      "Sns.SigningCertUrl": null,
      "Sns.UnsubscribeUrl": null,
      "Sns.SigningCertURL": "URL",
      "Sns.UnsubscribeURL": "URL",
      "Sns.MessageAttributes.TestBinary.Value": "nothing",
    },
  },
  bucket: {
    ministack: "has UUIDs for the ids of requests",
    shape: { "responseElements.x-amz-request-id": "UUID" },
  },
  "bucket through EventBridge": {
    ministack: "has UUIDs for the ids of requests, milliseconds in the time, and a version that AWS does not send",
    shape: { time: "time with milliseconds", "detail.event-version": "text", "detail.request-id": "UUID" },
  },
  "table stream": {
    ministack: "has UUIDs for ids of records, and a Z behind the time of the stream",
    shape: { eventID: "UUID", eventSourceARN: "ARN" },
  },
  schedule: {
    ministack: "fills in no attributes of the run",
    shape: {
      scheduleArn: "placeholder",
      scheduledTime: "placeholder",
      executionId: "placeholder",
      attemptNumber: "placeholder",
    },
  },
}
