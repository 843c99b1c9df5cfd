import { describe, expect, it } from "vitest"
import { inferInstalled, inferInstalledGrants } from "./infer-installed.ts"

describe("Powertools parameters", () => {
  it("fetched from the parameter store name the parameter", () =>
    expect(
      inferInstalledGrants(
        `
        import { getParameter, getParameters, setParameter, SSMProvider } from "@aws-lambda-powertools/parameters/ssm"
        const provider = new SSMProvider({ clientConfig: { region: "eu-west-1" } })
        export const handler = async () => {
          await getParameter("/app/one")
          await getParameters("/app/tree", { recursive: true })
          await provider.get(process.env.PARAMETER!)
          await setParameter("/app/set", { value: "x" })
        }`,
        { environment: { PARAMETER: "/app/two" } },
      ),
    ).resolves.toEqual([
      "ssm:GetParameter parameter/app/one",
      "ssm:GetParameter parameter/app/two",
      "ssm:GetParametersByPath parameter/app/tree",
      "ssm:PutParameter parameter/app/set",
    ]))

  it("fetched by their names need one permission each, and another where one has options of its own", () =>
    expect(
      inferInstalledGrants(`
        import { getParametersByName } from "@aws-lambda-powertools/parameters/ssm"
        export const handler = () => getParametersByName({ "/a": { maxAge: 60 }, "/b": { decrypt: true } })`),
    ).resolves.toEqual([
      "ssm:GetParameter parameter/b",
      "ssm:GetParameters parameter/a",
      "ssm:GetParameters parameter/b",
    ]))

  it("fetched from Secrets Manager and DynamoDB name the secret and the table", () =>
    expect(
      inferInstalledGrants(`
        import { getSecret, SecretsProvider } from "@aws-lambda-powertools/parameters/secrets"
        import { DynamoDBProvider } from "@aws-lambda-powertools/parameters/dynamodb"
        const secrets = new SecretsProvider()
        const table = new DynamoDBProvider({ tableName: "settings", keyAttr: "id" })
        export const handler = async () => {
          await getSecret("one")
          await secrets.get("two", { transform: "json" })
          await table.get("key")
          await table.getMultiple("key")
        }`),
    ).resolves.toEqual([
      "dynamodb:GetItem table/settings",
      "dynamodb:Query table/settings",
      "secretsmanager:GetSecretValue secret:one-??????",
      "secretsmanager:GetSecretValue secret:two-??????",
    ]))

  it("fetched by a provider of the user's own are followed into its code", () =>
    expect(
      inferInstalledGrants(`
        import { BaseProvider } from "@aws-lambda-powertools/parameters/base"
        import { S3Client, GetObjectCommand } from "@aws-sdk/client-s3"
        class BucketProvider extends BaseProvider {
          private readonly s3 = new S3Client({})
          async _get(name: string) { return this.s3.send(new GetObjectCommand({ Bucket: "settings", Key: name })) }
          async _getMultiple() { throw new Error("not supported") }
        }
        const provider = new BucketProvider()
        export const handler = () => provider.get("app.json")`),
    ).resolves.toEqual(["s3:GetObject settings/app.json"]))
})

describe("Powertools idempotency", () => {
  const store = `import { DynamoDBPersistenceLayer } from "@aws-lambda-powertools/idempotency/dynamodb"
    const persistenceStore = new DynamoDBPersistenceLayer({ tableName: process.env.TABLE! })`
  const records = ["DeleteItem", "GetItem", "PutItem", "UpdateItem"].map((name) => `dynamodb:${name} table/records`)
  const environment = { TABLE: "records" }

  it("keeps its records in the table of its persistence layer, and runs the function", () =>
    expect(
      inferInstalledGrants(
        `import { makeIdempotent } from "@aws-lambda-powertools/idempotency"
         import { SQSClient, SendMessageCommand } from "@aws-sdk/client-sqs"
         ${store}
         const sqs = new SQSClient({})
         const place = async (queue: string, order: object) =>
           sqs.send(new SendMessageCommand({ QueueUrl: "https://sqs.eu-west-1.amazonaws.com/123456789012/" + queue, MessageBody: "" }))
         const placeOnce = makeIdempotent(place, { persistenceStore, dataIndexArgument: 1 })
         export const handler = (event: any) => placeOnce("orders", event)`,
        { environment },
      ),
    ).resolves.toEqual([...records, "sqs:SendMessage arn:${AWS::Partition}:sqs:eu-west-1:123456789012:orders"]))

  it("has the line that wraps the handler as evidence", async () => {
    const { evidence } = await inferInstalled(
      `import { makeIdempotent } from "@aws-lambda-powertools/idempotency"
${store}
export const handler =
  makeIdempotent(async () => 1, { persistenceStore })`,
      { environment },
    )
    expect(evidence).toEqual(records.map((it) => `${it} @ src/x.ts:5 makeIdempotent`))
  })

  it("decorates methods", () =>
    expect(
      inferInstalledGrants(
        `import { idempotent } from "@aws-lambda-powertools/idempotency"
         ${store}
         class Lambda {
           @idempotent({ persistenceStore })
           async handler(event: unknown) {}
         }
         const lambda = new Lambda()
         export const handler = lambda.handler.bind(lambda)`,
        { environment },
      ),
    ).resolves.toEqual(records))

  it("is a middleware of middy", () =>
    expect(
      inferInstalledGrants(
        `import middy from "@middy/core"
         import { makeHandlerIdempotent } from "@aws-lambda-powertools/idempotency/middleware"
         ${store}
         export const handler = middy(async () => {}).use(makeHandlerIdempotent({ persistenceStore }))`,
        { environment },
      ),
    ).resolves.toEqual(records))
})

describe("Powertools that call nothing", () => {
  it("add nothing, and a traced client stays a client", () =>
    expect(
      inferInstalledGrants(`
        import { Logger } from "@aws-lambda-powertools/logger"
        import { Tracer } from "@aws-lambda-powertools/tracer"
        import { Metrics, MetricUnit } from "@aws-lambda-powertools/metrics"
        import { S3Client, PutObjectCommand } from "@aws-sdk/client-s3"
        const logger = new Logger({ serviceName: "orders" })
        const tracer = new Tracer({ serviceName: "orders" })
        const metrics = new Metrics({ namespace: "orders" })
        const s3 = tracer.captureAWSv3Client(new S3Client({}))
        export const handler = async (event: any) => {
          logger.info("received", { event })
          metrics.addMetric("received", MetricUnit.Count, 1)
          await s3.send(new PutObjectCommand({ Bucket: "orders", Key: "all/" + event.id, Body: "" }))
        }`),
    ).resolves.toEqual(["s3:PutObject orders/all/*"]))

  it("run the function that handles a record of a batch", () =>
    expect(
      inferInstalledGrants(`
        import { BatchProcessor, EventType, processPartialResponse } from "@aws-lambda-powertools/batch"
        import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb"
        const client = new DynamoDBClient({})
        const processor = new BatchProcessor(EventType.SQS)
        const handleRecord = async (record: any) =>
          client.send(new PutItemCommand({ TableName: "orders", Item: { id: { S: record.messageId } } }))
        export const handler = async (event: any, context: any) =>
          processPartialResponse(event, handleRecord, processor, { context })`),
    ).resolves.toEqual(["dynamodb:PutItem table/orders"]))
})
