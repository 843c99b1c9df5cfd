// Code that is not seen runs a generator: it uses what is yielded and what is returned.
//
// allow dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/carts
// allow dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/carts
// allow sqs:SendMessage arn:aws:sqs:us-east-1:111122223333:orders
// deny dynamodb:DeleteItem arn:aws:dynamodb:us-east-1:111122223333:table/carts
// deny sqs:SendMessage arn:aws:sqs:us-east-1:111122223333:order

import { DynamoDB } from "@aws-sdk/client-dynamodb"
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs"

declare const effects: {
  gen(make: () => Generator): object
  sync<T>(make: () => T): T
  run(...effects: object[]): Promise<object>
}

const db = new DynamoDB({})

const service = effects.gen(function* (): Generator<unknown, object, SQSClient> {
  const sqs = yield effects.sync(() => new SQSClient({}))
  const QueueUrl = "https://sqs.us-east-1.amazonaws.com/111122223333/orders"
  return { order: (MessageBody: string) => sqs.send(new SendMessageCommand({ QueueUrl, MessageBody })) }
})

function* program(id: string) {
  yield () => db.getItem({ TableName: "carts", Key: { id: { S: id } } })
  yield { save: () => db.putItem({ TableName: "carts", Item: { id: { S: id } } }) }
}

export const handler = (event: { id: string }) => effects.run(service, program(event.id))
