import type { DataStreamDeclaration, StreamDeclaration, TableStreamDeclaration } from "@tsapi/framework/internal"
import type { Located } from "../../../src/model/kind.ts"

export const onTableStream: Located<TableStreamDeclaration> = {
  kind: "onTableStream",
  className: "PhotoIndex",
  classIndex: 0,
  methodName: "changed",
  table: "PhotoAlbums",
  startingPosition: "latest",
  batchSize: 50,
  batchWindow: 2,
  parallelization: 3,
  retries: 4,
  maximumRecordAge: 600,
  bisectOnError: true,
  filters: [{ eventName: ["INSERT"] }],
  location: { file: "src/photo-index.ts", line: 7 },
}

const image = (message: string) => ({ Message: { S: message }, Id: { N: "101" } })
const record = {
  ...{ eventVersion: "1.0", eventSource: "aws:dynamodb", awsRegion: "us-west-2" },
  eventSourceARN: "arn:aws:dynamodb:us-west-2:111122223333:table/TestTable/stream/2015-05-11T21:21:33.291",
}
const change = { Keys: { Id: { N: "101" } }, StreamViewType: "NEW_AND_OLD_IMAGES" }

/** https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html#events-sample-dynamodb */
export const tableStreamEvent = {
  Records: [
    {
      ...{ ...record, eventID: "1", eventName: "INSERT" },
      dynamodb: { ...change, NewImage: image("New item!"), SequenceNumber: "111", SizeBytes: 26 },
    },
    {
      ...{ ...record, eventID: "2", eventName: "MODIFY" },
      dynamodb: {
        ...{ ...change, OldImage: image("New item!"), NewImage: image("This item has changed") },
        ...{ SequenceNumber: "222", SizeBytes: 59 },
      },
    },
    {
      ...{ ...record, eventID: "3", eventName: "REMOVE" },
      dynamodb: { ...change, OldImage: image("This item has changed"), SequenceNumber: "333", SizeBytes: 38 },
    },
  ],
}

export const stream: Located<StreamDeclaration> = {
  kind: "stream",
  id: "Views",
  shards: 2,
  retentionHours: 48,
  encryption: { kmsKeyArn: "arn:aws:kms:us-east-1:123456789012:key/1" },
  location: { file: "src/views.ts", line: 3 },
}

export const onStream: Located<DataStreamDeclaration> = {
  kind: "onStream",
  className: "ViewCounter",
  classIndex: 0,
  methodName: "count",
  stream: "Views",
  batchSize: 1000,
  filters: [{ data: { page: ["home"] } }],
  location: { file: "src/view-counter.ts", line: 5 },
}

/** https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html#services-kinesis-event-example */
export const kinesisEvent = {
  Records: [
    {
      kinesis: {
        kinesisSchemaVersion: "1.0",
        partitionKey: "1",
        sequenceNumber: "49590338271490256608559692538361571095921575989136588898",
        data: "SGVsbG8sIHRoaXMgaXMgYSB0ZXN0Lg==",
        approximateArrivalTimestamp: 1545084650.987,
      },
      eventSource: "aws:kinesis",
      eventVersion: "1.0",
      eventID: "shardId-000000000006:49590338271490256608559692538361571095921575989136588898",
      eventName: "aws:kinesis:record",
      invokeIdentityArn: "arn:aws:iam::123456789012:role/lambda-role",
      awsRegion: "us-east-2",
      eventSourceARN: "arn:aws:kinesis:us-east-2:123456789012:stream/lambda-stream",
    },
  ],
}
