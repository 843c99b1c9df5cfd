// A saga: steps and what undoes them.
//
// allow dynamodb:UpdateItem arn:aws:dynamodb:us-east-1:111122223333:table/stock
// allow lambda:InvokeFunction arn:aws:lambda:us-east-1:111122223333:function:charge
// allow lambda:InvokeFunction arn:aws:lambda:us-east-1:111122223333:function:refund
// allow sqs:SendMessage arn:aws:sqs:us-east-1:111122223333:shipping
// deny lambda:InvokeFunction arn:aws:lambda:us-east-1:111122223333:function:ship
// deny dynamodb:DeleteItem arn:aws:dynamodb:us-east-1:111122223333:table/stock

import { LambdaClient, InvokeCommand } from "@aws-sdk/client-lambda"
import { DynamoDBClient, UpdateItemCommand } from "@aws-sdk/client-dynamodb"
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs"

const dynamodb = new DynamoDBClient({})
const lambda = new LambdaClient({})
const sqs = new SQSClient({})

interface Step {
  run(order: string): Promise<unknown>
  undo?(order: string): Promise<unknown>
}

const change = (amount: number) => (product: string) =>
  dynamodb.send(
    new UpdateItemCommand({
      TableName: "stock",
      Key: { product: { S: product } },
      UpdateExpression: "ADD amount :a",
      ExpressionAttributeValues: { ":a": { N: String(amount) } },
    }),
  )
const invoke = (FunctionName: string) => (order: string) =>
  lambda.send(new InvokeCommand({ FunctionName, Payload: JSON.stringify({ order }) }))

const steps: Step[] = [
  { run: change(-1), undo: change(1) },
  { run: invoke("charge"), undo: invoke("refund") },
  {
    run: (order) =>
      sqs.send(
        new SendMessageCommand({
          QueueUrl: "https://sqs.us-east-1.amazonaws.com/111122223333/shipping",
          MessageBody: order,
        }),
      ),
  },
]

export const handler = async ({ order }: { order: string }) => {
  const done: Step[] = []
  try {
    for (const step of steps) {
      await step.run(order)
      done.unshift(step)
    }
  } catch (error) {
    for (const step of done) await step.undo?.(order)
    throw error
  }
}
