import type { TableStreamDeclaration } from "@tsapi/framework/internal"
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
