// Records put in bulk, and a stream described by its ARN.
//
// env STREAM_ARN=arn:aws:kinesis:us-east-1:111122223333:stream/clicks
// allow kinesis:PutRecords arn:aws:kinesis:us-east-1:111122223333:stream/clicks
// allow kinesis:DescribeStreamSummary arn:aws:kinesis:us-east-1:111122223333:stream/clicks
// deny kinesis:PutRecord arn:aws:kinesis:us-east-1:111122223333:stream/clicks
// deny kinesis:GetRecords arn:aws:kinesis:us-east-1:111122223333:stream/clicks

import { DescribeStreamSummaryCommand, KinesisClient, PutRecordsCommand } from "@aws-sdk/client-kinesis"

const kinesis = new KinesisClient({})

export const handler = async ({ clicks }: { clicks: { page: string }[] }) => {
  await kinesis.send(
    new PutRecordsCommand({
      StreamName: "clicks",
      Records: clicks.map((click) => ({ PartitionKey: click.page, Data: Buffer.from(JSON.stringify(click)) })),
    }),
  )
  return kinesis.send(new DescribeStreamSummaryCommand({ StreamARN: process.env.STREAM_ARN }))
}
