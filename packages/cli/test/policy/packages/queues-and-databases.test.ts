import { describe, expect, it } from "vitest"
import { inferInstalledGrants } from "./infer-installed.ts"

const queue = (name: string) => `https://sqs.eu-west-1.amazonaws.com/123456789012/${name}`
const arn = (name: string) => `arn:\${AWS::Partition}:sqs:eu-west-1:123456789012:${name}`

describe("sqs-consumer and sqs-producer", () => {
  it("receive, delete and send on the queues they are given", () =>
    expect(
      inferInstalledGrants(`
        import { Consumer } from "sqs-consumer"
        import { Producer } from "sqs-producer"
        const producer = Producer.create({ queueUrl: "${queue("out")}", region: "eu-west-1" })
        const consumer = Consumer.create({
          queueUrl: "${queue("in")}",
          handleMessage: async (message) => { await producer.send([message.Body]) },
        })
        consumer.on("error", () => {})
        export const handler = async () => consumer.start()`),
    ).resolves.toEqual([
      `sqs:DeleteMessage ${arn("in")}`,
      `sqs:ReceiveMessage ${arn("in")}`,
      `sqs:SendMessage ${arn("out")}`,
    ]))

  it("does not delete where it is told not to", () =>
    expect(
      inferInstalledGrants(`
        import { Consumer } from "sqs-consumer"
        const consumer = Consumer.create({ queueUrl: "${queue("in")}", shouldDeleteMessages: false, handleMessage: async () => {} })
        export const handler = async () => consumer.start()`),
    ).resolves.toEqual([`sqs:ReceiveMessage ${arn("in")}`]))
})

describe("databases over the Data API", () => {
  const place = `{ database: "app", resourceArn: "arn:aws:rds:eu-west-1:123456789012:cluster:app",
    secretArn: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:app-abcdef" }`
  const cluster = "arn:aws:rds:eu-west-1:123456789012:cluster:app"
  const secret = "secretsmanager:GetSecretValue arn:aws:secretsmanager:eu-west-1:123456789012:secret:app-abcdef"

  it("run statements for Drizzle, and transactions only where there are some", () =>
    expect(
      inferInstalledGrants(`
        import { drizzle } from "drizzle-orm/aws-data-api/pg"
        import { eq } from "drizzle-orm"
        import { pgTable, text } from "drizzle-orm/pg-core"
        import { RDSDataClient } from "@aws-sdk/client-rds-data"
        const users = pgTable("users", { id: text("id") })
        const db = drizzle(new RDSDataClient({}), ${place})
        export const handler = async (event: any) => db.select().from(users).where(eq(users.id, event.id))`),
    ).resolves.toEqual([`rds-data:ExecuteStatement ${cluster}`, secret]))

  it("run statements and transactions for Kysely", () =>
    expect(
      inferInstalledGrants(`
        import { Kysely } from "kysely"
        import { DataApiDialect } from "kysely-data-api"
        import { RDSData } from "@aws-sdk/client-rds-data"
        const db = new Kysely<any>({ dialect: new DataApiDialect({ mode: "postgres", driver: { client: new RDSData({}), ...${place} } }) })
        export const handler = async () => db.selectFrom("users").selectAll().execute()`),
    ).resolves.toEqual([
      ...["BeginTransaction", "CommitTransaction", "ExecuteStatement", "RollbackTransaction"].map(
        (name) => `rds-data:${name} ${cluster}`,
      ),
      secret,
    ]))
})

describe("LangChain on Bedrock", () => {
  const model = "anthropic.claude-3-5-sonnet-20240620-v1:0"

  it("invokes the model", () =>
    expect(
      inferInstalledGrants(`
        import { ChatBedrockConverse } from "@langchain/aws"
        const llm = new ChatBedrockConverse({ model: "${model}", region: "us-east-1" })
        export const handler = async (event: any) => llm.bindTools([]).invoke(event.question)`),
    ).resolves.toEqual([`bedrock:InvokeModel foundation-model/${model}`]))

  it("may stream in a chain", () =>
    expect(
      inferInstalledGrants(`
        import { ChatBedrockConverse } from "@langchain/aws"
        import { ChatPromptTemplate } from "@langchain/core/prompts"
        const llm = new ChatBedrockConverse({ model: "${model}" })
        const chain = ChatPromptTemplate.fromTemplate("{question}").pipe(llm)
        export const handler = async (event: any) => chain.invoke(event)`),
    ).resolves.toEqual([
      `bedrock:InvokeModel foundation-model/${model}`,
      `bedrock:InvokeModelWithResponseStream foundation-model/${model}`,
    ]))
})
