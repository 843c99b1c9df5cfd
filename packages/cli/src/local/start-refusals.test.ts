import { CloudFormationClient, ListStacksCommand } from "@aws-sdk/client-cloudformation"
import { DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb"
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda"
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3"
import { expect, onTestFinished, test } from "vitest"
import { startRefusals } from "./start-refusals.ts"

const credentials = { accessKeyId: "local", secretAccessKey: "local" }

test.each([
  [
    "s3",
    "GET /photos/a.png",
    (o: object) => new S3Client(o).send(new GetObjectCommand({ Bucket: "photos", Key: "a.png" })),
  ],
  ["dynamodb", "DynamoDB_20120810.ListTables", (o: object) => new DynamoDBClient(o).send(new ListTablesCommand())],
  ["cloudformation", "POST /", (o: object) => new CloudFormationClient(o).send(new ListStacksCommand())],
  [
    "lambda",
    "POST /2015-03-31/functions/work/invocations",
    (o: object) => new LambdaClient(o).send(new InvokeCommand({ FunctionName: "work" })),
  ],
])("a call of %s fails at once, with the service and the operation", async (service, operation, call) => {
  const { endpoint, close } = await startRefusals()
  onTestFinished(close)
  const options = { endpoint, credentials, region: "us-east-1", forcePathStyle: true }
  await expect(call(options)).rejects.toMatchObject({
    name: "NotImplementedLocally",
    message: expect.stringContaining(`no stand-in for ${service}: ${operation} was not sent`),
    $metadata: { httpStatusCode: 501, attempts: 1 },
  })
})
