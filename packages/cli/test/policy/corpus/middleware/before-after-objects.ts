// middy's form: objects with before, after and onError, run by a wrapper.
//
// allow ssm:GetParameter arn:aws:ssm:us-east-1:111122223333:parameter/app/flags
// allow sqs:SendMessage arn:aws:sqs:us-east-1:111122223333:failures
// allow dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/orders
// deny sqs:SendMessage arn:aws:sqs:us-east-1:111122223333:orders
// deny ssm:GetParameters arn:aws:ssm:us-east-1:111122223333:parameter/app/flags

import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb"
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs"
import { GetParameterCommand, SSMClient } from "@aws-sdk/client-ssm"

interface Step {
  before?(request: Request): Promise<void>
  onError?(request: Request): Promise<void>
}
interface Request {
  event: { id: string }
  flags?: string
  error?: unknown
}

function wrap(run: (request: Request) => Promise<unknown>) {
  const steps: Step[] = []
  const handler = async (event: { id: string }) => {
    const request: Request = { event }
    try {
      for (const { before } of steps) await before?.(request)
      return await run(request)
    } catch (error) {
      request.error = error
      for (const { onError } of steps) await onError?.(request)
      throw error
    }
  }
  handler.use = (step: Step) => {
    steps.push(step)
    return handler
  }
  return handler
}

const flags = (): Step => {
  const ssm = new SSMClient({})
  return {
    before: async (request) => {
      const { Parameter } = await ssm.send(new GetParameterCommand({ Name: "/app/flags" }))
      request.flags = Parameter?.Value
    },
  }
}

const reported = (QueueUrl: string): Step => {
  const sqs = new SQSClient({})
  return {
    onError: async ({ error }) => {
      await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: String(error) }))
    },
  }
}

const dynamodb = new DynamoDBClient({})

export const handler = wrap(({ event }) =>
  dynamodb.send(new PutItemCommand({ TableName: "orders", Item: { id: { S: event.id } } })),
)
  .use(flags())
  .use(reported("https://sqs.us-east-1.amazonaws.com/111122223333/failures"))
