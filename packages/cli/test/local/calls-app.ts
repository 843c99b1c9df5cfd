// Calls any operation by its name, which is more than the inference grants anything for.
export const callsApp = {
  "src/app.ts": `
import { App } from "@tsapi/framework"
import { CallController } from "./call-controller.ts"

export const app = new App("calls", { controllers: [CallController] })
`,
  "src/todo-table.ts": `
import { Table } from "@tsapi/framework"

export const todoTable = new Table("Todos", { partitionKey: "id" })
`,
  "src/call-controller.ts": `
import { CloudWatch } from "@aws-sdk/client-cloudwatch"
import { DynamoDB } from "@aws-sdk/client-dynamodb"
import { EventBridge } from "@aws-sdk/client-eventbridge"
import { Lambda } from "@aws-sdk/client-lambda"
import { S3 } from "@aws-sdk/client-s3"
import { SecretsManager } from "@aws-sdk/client-secrets-manager"
import { SESv2 } from "@aws-sdk/client-sesv2"
import { SFN } from "@aws-sdk/client-sfn"
import { SNS } from "@aws-sdk/client-sns"
import { SQS } from "@aws-sdk/client-sqs"
import { SSM } from "@aws-sdk/client-ssm"
import { STS } from "@aws-sdk/client-sts"
import { DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb"
import * as s3 from "@aws-sdk/client-s3"
import { getSignedUrl } from "@aws-sdk/s3-request-presigner"
import { controller, route } from "@tsapi/framework"
import { todoTable } from "./todo-table.ts"

const clients = {
  DynamoDB: new DynamoDB(), Lambda: new Lambda(), S3: new S3({ forcePathStyle: true }), SNS: new SNS(), SQS: new SQS(),
  SSM: new SSM(), STS: new STS(), CloudWatch: new CloudWatch(), EventBridge: new EventBridge(),
  SecretsManager: new SecretsManager(), SESv2: new SESv2(), SFN: new SFN(),
} as Record<string, any>
const documents = DynamoDBDocumentClient.from(new DynamoDB())

@controller("/")
export class CallController {
  @route("GET", "/todos/{id}")
  async get({ params }: { params: { id: string } }) {
    await documents.send(new PutCommand({ TableName: todoTable.name, Item: { id: params.id, title: "Buy milk" } }))
    const { Item } = await documents.send(new GetCommand({ TableName: todoTable.name, Key: { id: params.id } }))
    return Item
  }

  @route("POST", "/calls")
  async call({ event }: any) {
    const { client, method, input } = JSON.parse(Buffer.from(event.body, "base64").toString())
    try {
      const answer = await clients[client][method](input.TableName === "todos" ? { ...input, TableName: todoTable.name } : input)
      return { answer }
    } catch (error: any) {
      const { name, message, Code, $fault, $metadata } = error
      return { name, message, Code, fault: $fault, status: $metadata?.httpStatusCode, attempts: $metadata?.attempts }
    }
  }

  @route("GET", "/signed")
  async sign({ event }: any) {
    const Command = Reflect.get(s3, event.queryStringParameters.command)
    return { url: await getSignedUrl(clients.S3, new Command({ Bucket: "uploads", Key: "secret.txt" })) }
  }
}
`,
}
