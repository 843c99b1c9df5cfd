import { randomUUID } from "node:crypto"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { AttributeDefinition, CreateTableCommandInput } from "@aws-sdk/client-dynamodb"
import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams"
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb"
import { expect } from "vitest"
import { startDynamoDb } from "../../src/local/dynamodb/start-dynamodb.ts"

export interface Target {
  readonly client: DynamoDBClient
  readonly documents: DynamoDBDocumentClient
  readonly streams: DynamoDBStreamsClient
  close(): Promise<void>
}

/** Set to compare the embedded DynamoDB with another: the same checks then run against this endpoint. */
const otherEndpoint = process.env["TSAPI_TEST_DYNAMODB_ENDPOINT"]

/** DynamoDB Local lacks tags, table classes and backups, for one. */
export const isEmbedded = otherEndpoint === undefined

/** The embedded DynamoDB must say what AWS says; DynamoDB Local has words of its own. */
export function words(text: string): unknown {
  return isEmbedded ? expect.stringContaining(text) : expect.any(String)
}

/** What the checks run against, through the AWS SDK. */
export async function openTarget(): Promise<Target> {
  if (otherEndpoint !== undefined) return connect(otherEndpoint, async () => {})
  const directory = await mkdtemp(join(tmpdir(), "tsapi-dynamodb-"))
  const dynamoDb = await startDynamoDb({ directory })
  return connect(dynamoDb.endpoint, async () => {
    await dynamoDb.close()
    await rm(directory, { recursive: true })
  })
}

function connect(endpoint: string, stop: () => Promise<void>): Target {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" }
  const settings = { endpoint, region: "us-east-1", credentials, maxAttempts: 1 }
  const client = new DynamoDBClient(settings)
  const streams = new DynamoDBStreamsClient(settings)
  return {
    client,
    streams,
    documents: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
    async close() {
      client.destroy()
      streams.destroy()
      await stop()
    },
  }
}

/** Creates an on-demand table under a name of its own and returns the name; `pk: "S"` gives keys and types in order. */
export async function createTable(
  { client }: Target,
  key: Readonly<Record<string, "S" | "N" | "B">>,
  more: Partial<CreateTableCommandInput> = {},
): Promise<string> {
  const TableName = more.TableName ?? `checks-${randomUUID()}`
  const [partition, sort] = Object.keys(key)
  const AttributeDefinitions: AttributeDefinition[] = Object.entries(key).map(([AttributeName, AttributeType]) => ({
    AttributeName,
    AttributeType,
  }))
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: [...AttributeDefinitions, ...(more.AttributeDefinitions ?? [])],
      KeySchema: [
        { AttributeName: partition, KeyType: "HASH" },
        ...(sort === undefined ? [] : [{ AttributeName: sort, KeyType: "RANGE" as const }]),
      ],
      ...Object.fromEntries(Object.entries(more).filter(([name]) => name !== "AttributeDefinitions")),
    }),
  )
  return TableName
}
