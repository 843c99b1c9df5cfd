// A delivery stream.
//
// env DELIVERY=audit
// allow firehose:PutRecordBatch arn:aws:firehose:us-east-1:111122223333:deliverystream/audit
// deny firehose:PutRecord arn:aws:firehose:us-east-1:111122223333:deliverystream/audit
// deny firehose:PutRecordBatch arn:aws:firehose:us-east-1:111122223333:deliverystream/clicks

import { FirehoseClient, PutRecordBatchCommand } from "@aws-sdk/client-firehose"

export const handler = async ({ lines }: { lines: string[] }) =>
  new FirehoseClient({}).send(
    new PutRecordBatchCommand({
      DeliveryStreamName: process.env.DELIVERY,
      Records: lines.map((line) => ({ Data: Buffer.from(line) })),
    }),
  )
