// A method that is an arrow function in a field.
//
// allow kinesis:PutRecord arn:aws:kinesis:us-east-1:111122223333:stream/clicks
// deny kinesis:PutRecords arn:aws:kinesis:us-east-1:111122223333:stream/clicks
// deny kinesis:PutRecord arn:aws:kinesis:us-east-1:111122223333:stream/views

import { KinesisClient, PutRecordCommand } from "@aws-sdk/client-kinesis"

class Clicks {
  client = new KinesisClient({})

  record = async (page: string) => {
    const Data = new TextEncoder().encode(page)
    await this.client.send(new PutRecordCommand({ StreamName: "clicks", PartitionKey: page, Data }))
  }
}

const { record } = new Clicks()
export const handler = async ({ pages }: { pages: string[] }) => Promise.all(pages.map(record))
