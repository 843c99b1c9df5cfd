import {
  DescribeLimitsCommand,
  DescribeTableCommand,
  ListTablesCommand,
  UpdateTableCommand,
  waitUntilTableExists,
} from "@aws-sdk/client-dynamodb"
import { DeleteCommand, GetCommand, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb"
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest"
import type { Target } from "./open-target.ts"
import { createTable, isEmbedded, openTarget, words } from "./open-target.ts"

let target: Target
beforeAll(async () => {
  target = await openTarget()
})
afterAll(() => target.close())

const describeTable = async (TableName: string) =>
  (await target.client.send(new DescribeTableCommand({ TableName }))).Table

describe("DescribeTable", () => {
  it("shows on-demand billing, keys, protection and counts", async () => {
    const TableName = await createTable(target, { id: "S", at: "N" })
    await target.documents.send(new PutCommand({ TableName, Item: { id: "a", at: 1 } }))
    expect(await describeTable(TableName)).toMatchObject({
      TableName,
      TableStatus: "ACTIVE",
      TableArn: expect.stringMatching(/^arn:aws:dynamodb:.*:table\//),
      BillingModeSummary: { BillingMode: "PAY_PER_REQUEST" },
      ProvisionedThroughput: { ReadCapacityUnits: 0, WriteCapacityUnits: 0 },
      KeySchema: [
        { AttributeName: "id", KeyType: "HASH" },
        { AttributeName: "at", KeyType: "RANGE" },
      ],
      ItemCount: 1,
      DeletionProtectionEnabled: false,
      CreationDateTime: expect.any(Date),
    })
  })

  it("lets SDK waiters see the table at once", async () => {
    const TableName = await createTable(target, { id: "S" })
    const waited = await waitUntilTableExists({ client: target.client, minDelay: 1, maxWaitTime: 30 }, { TableName })
    expect(waited.state).toBe("SUCCESS")
  })

  it.runIf(isEmbedded)("takes a table's ARN for its name", async () => {
    const TableName = await createTable(target, { id: "S" })
    const arn = (await describeTable(TableName))?.TableArn
    await target.documents.send(new PutCommand({ TableName: arn, Item: { id: "x" } }))
    expect((await target.documents.send(new GetCommand({ TableName, Key: { id: "x" } }))).Item).toEqual({ id: "x" })
  })

  it.runIf(isEmbedded)("keeps the stream specification and the table class", async () => {
    const TableName = await createTable(
      target,
      { id: "S" },
      {
        StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_IMAGE" },
        TableClass: "STANDARD_INFREQUENT_ACCESS",
      },
    )
    const table = await describeTable(TableName)
    expect(table?.StreamSpecification).toEqual({ StreamEnabled: true, StreamViewType: "NEW_IMAGE" })
    expect(table?.LatestStreamArn).toMatch(/:table\/.*\/stream\/20/)
    expect(table?.TableClassSummary?.TableClass).toBe("STANDARD_INFREQUENT_ACCESS")
  })

  it("says which table is not there", async () => {
    await expect(describeTable("not-there")).rejects.toMatchObject({
      name: "ResourceNotFoundException",
      message: words("Requested resource not found: Table: not-there not found"),
    })
  })

  it("lists tables in pages", async () => {
    const created = [await createTable(target, { id: "S" }), await createTable(target, { id: "S" })]
    const names: string[] = []
    let ExclusiveStartTableName: string | undefined
    do {
      const page = await target.client.send(
        new ListTablesCommand({ Limit: 1, ...(ExclusiveStartTableName && { ExclusiveStartTableName }) }),
      )
      names.push(...(page.TableNames ?? []))
      ExclusiveStartTableName = page.LastEvaluatedTableName
    } while (ExclusiveStartTableName)
    expect(names).toEqual(expect.arrayContaining(created))
    expect(new Set(names).size).toBe(names.length)
  })

  it("answers the account's limits", async () => {
    const limits = await target.client.send(new DescribeLimitsCommand())
    expect(limits.TableMaxReadCapacityUnits).toBeGreaterThan(0)
  })
})

describe("indexes of an on-demand table", () => {
  it("adds one, filled with what is there, keeps it in step, and removes it", async () => {
    const TableName = await createTable(target, { id: "S" })
    await target.documents.send(new PutCommand({ TableName, Item: { id: "before", kind: "k" } }))
    await target.documents.send(new PutCommand({ TableName, Item: { id: "without" } }))
    await target.client.send(
      new UpdateTableCommand({
        TableName,
        AttributeDefinitions: [{ AttributeName: "kind", AttributeType: "S" }],
        GlobalSecondaryIndexUpdates: [
          {
            Create: {
              IndexName: "by-kind",
              KeySchema: [{ AttributeName: "kind", KeyType: "HASH" }],
              Projection: { ProjectionType: "ALL" },
            },
          },
        ],
      }),
    )
    const indexes = async () => (await describeTable(TableName))?.GlobalSecondaryIndexes ?? []
    const patience = { timeout: 10_000 }
    await vi.waitFor(async () => expect(await indexes()).toMatchObject([{ IndexStatus: "ACTIVE" }]), patience)
    const ids = async () => {
      const query = {
        TableName,
        IndexName: "by-kind",
        KeyConditionExpression: "kind = :k",
        ExpressionAttributeValues: { ":k": "k" },
      }
      return (await target.documents.send(new QueryCommand(query))).Items?.map(({ id }) => id).toSorted()
    }
    await target.documents.send(new PutCommand({ TableName, Item: { id: "after", kind: "k" } }))
    expect(await ids()).toEqual(["after", "before"])
    await target.documents.send(new PutCommand({ TableName, Item: { id: "after", kind: "other" } }))
    await target.documents.send(new DeleteCommand({ TableName, Key: { id: "before" } }))
    expect(await ids()).toEqual([])

    await target.client.send(
      new UpdateTableCommand({ TableName, GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: "by-kind" } }] }),
    )
    await vi.waitFor(async () => expect(await indexes()).toEqual([]), patience)
  })

  it("refuses an item whose index key has another type", async () => {
    const TableName = await createTable(
      target,
      { id: "S" },
      {
        AttributeDefinitions: [{ AttributeName: "rank", AttributeType: "N" }],
        GlobalSecondaryIndexes: [
          {
            IndexName: "by-rank",
            KeySchema: [{ AttributeName: "rank", KeyType: "HASH" }],
            Projection: { ProjectionType: "ALL" },
          },
        ],
      },
    )
    await expect(
      target.documents.send(new PutCommand({ TableName, Item: { id: "a", rank: "first" } })),
    ).rejects.toMatchObject({
      name: "ValidationException",
      message: words(
        "One or more parameter values were invalid: Type mismatch for Index Key rank Expected: N Actual: S IndexName: by-rank",
      ),
    })
  })
})
