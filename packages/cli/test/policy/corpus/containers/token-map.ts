// A container that makes each service once, by token.
//
// env TABLE=invoices
// allow dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/invoices
// allow sqs:SendMessage arn:aws:sqs:us-east-1:111122223333:printing
// deny dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/invoices
// deny sqs:SendMessage arn:aws:sqs:us-east-1:111122223333:invoices

import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs"
import { DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb"

class Container {
  private readonly factories = new Map<string, () => unknown>()
  private readonly made = new Map<string, unknown>()

  register<Service>(token: string, factory: () => Service) {
    this.factories.set(token, factory)
  }

  resolve<Service>(token: string): Service {
    if (!this.made.has(token)) this.made.set(token, this.factories.get(token)?.())
    return this.made.get(token) as Service
  }
}

class Invoices {
  constructor(private readonly documents: DynamoDBDocumentClient) {}
  save(Item: { id: string }) {
    return this.documents.send(new PutCommand({ TableName: process.env.TABLE, Item }))
  }
}

class Printer {
  constructor(private readonly sqs: SQSClient) {}
  print(id: string) {
    return this.sqs.send(
      new SendMessageCommand({
        QueueUrl: "https://sqs.us-east-1.amazonaws.com/111122223333/printing",
        MessageBody: id,
      }),
    )
  }
}

const container = new Container()
container.register("invoices", () => new Invoices(DynamoDBDocumentClient.from(new DynamoDBClient({}))))
container.register("printer", () => new Printer(new SQSClient({})))

export const handler = async ({ id }: { id: string }) => {
  await container.resolve<Invoices>("invoices").save({ id })
  await container.resolve<Printer>("printer").print(id)
}
