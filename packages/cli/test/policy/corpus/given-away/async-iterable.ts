// Code that is not seen iterates over an object and calls what it finds.
//
// allow dynamodb:Scan arn:aws:dynamodb:us-east-1:111122223333:table/jobs
// allow dynamodb:DeleteItem arn:aws:dynamodb:us-east-1:111122223333:table/jobs
// deny dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/jobs

import { DynamoDB } from "@aws-sdk/client-dynamodb"

declare const workers: { drain(jobs: AsyncIterable<{ run(): Promise<unknown> }>): Promise<void> }

const db = new DynamoDB({})

class Jobs {
  async *[Symbol.asyncIterator]() {
    const { Items = [] } = await db.scan({ TableName: "jobs" })
    for (const { id } of Items) {
      yield { run: () => db.deleteItem({ TableName: "jobs", Key: { id: id ?? { S: "" } } }) }
    }
  }
}

export const handler = () => workers.drain(new Jobs())
