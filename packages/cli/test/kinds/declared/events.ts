import type { EventBusDeclaration, EventTriggerDeclaration } from "@tsapi/framework/internal"
import type { Located } from "../../../src/model/kind.ts"

export const eventBus: Located<EventBusDeclaration> = {
  kind: "eventBus",
  id: "Studio",
  description: "What happens in the studio",
  encryption: { kmsKeyArn: "arn:aws:kms:us-east-1:123456789012:key/1" },
  location: { file: "src/studio.ts", line: 3 },
}

export const onEvent: Located<EventTriggerDeclaration> = {
  kind: "onEvent",
  className: "Archivist",
  classIndex: 0,
  methodName: "file",
  bus: "Studio",
  pattern: { source: ["studio"], detail: { size: [{ numeric: [">", 10] }] } },
  archive: { retentionDays: 7 },
  retries: 3,
  maximumAge: 120,
  description: "Files large pictures",
  enabled: false,
  location: { file: "src/archivist.ts", line: 5 },
}

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html */
export const busEvent = {
  version: "0",
  id: "6a7e8feb-b491-4cf7-a9f1-bf3703467718",
  "detail-type": "EC2 Instance State-change Notification",
  source: "aws.ec2",
  account: "111122223333",
  time: "2017-12-22T18:43:48Z",
  region: "us-west-1",
  resources: ["arn:aws:ec2:us-west-1:123456789012:instance/i-1234567890abcdef0"],
  detail: { "instance-id": "i-1234567890abcdef0", state: "terminated" },
}
