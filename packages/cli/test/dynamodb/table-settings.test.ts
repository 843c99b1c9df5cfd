import {
  DeleteTableCommand,
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  ListTagsOfResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from "@aws-sdk/client-dynamodb"
import { GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { Target } from "./open-target.ts"
import { createTable, isEmbedded, openTarget, words } from "./open-target.ts"

let target: Target
beforeAll(async () => {
  target = await openTarget()
})
afterAll(() => target.close())

const describeTable = async (TableName: string) =>
  (await target.client.send(new DescribeTableCommand({ TableName }))).Table

describe("settings", () => {
  it("switches between on-demand and provisioned billing", async () => {
    const TableName = await createTable(target, { id: "S" })
    const ProvisionedThroughput = { ReadCapacityUnits: 3, WriteCapacityUnits: 4 }
    await target.client.send(new UpdateTableCommand({ TableName, BillingMode: "PROVISIONED", ProvisionedThroughput }))
    expect(await describeTable(TableName)).toMatchObject({
      BillingModeSummary: { BillingMode: "PROVISIONED" },
      ProvisionedThroughput,
    })
    await target.client.send(new UpdateTableCommand({ TableName, BillingMode: "PAY_PER_REQUEST" }))
    expect(await describeTable(TableName)).toMatchObject({ BillingModeSummary: { BillingMode: "PAY_PER_REQUEST" } })
  })

  it("protects a table against deletion until the protection is removed", async () => {
    const TableName = await createTable(target, { id: "S" }, { DeletionProtectionEnabled: true })
    await expect(target.client.send(new DeleteTableCommand({ TableName }))).rejects.toMatchObject({
      name: "ValidationException",
    })
    await target.client.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: false }))
    await target.client.send(new DeleteTableCommand({ TableName }))
    await expect(describeTable(TableName)).rejects.toMatchObject({ name: "ResourceNotFoundException" })
  })

  it("begins empty when a deleted table is created again", async () => {
    const TableName = await createTable(target, { id: "S" })
    await target.documents.send(new PutCommand({ TableName, Item: { id: "a" } }))
    await target.client.send(new DeleteTableCommand({ TableName }))
    await createTable(target, { id: "S" }, { TableName })
    expect((await target.documents.send(new GetCommand({ TableName, Key: { id: "a" } }))).Item).toBeUndefined()
  })

  it("refuses a table that exists already", async () => {
    const TableName = await createTable(target, { id: "S" })
    await expect(createTable(target, { id: "S" }, { TableName })).rejects.toMatchObject({
      name: "ResourceInUseException",
      message: words(`Table already exists: ${TableName}`),
    })
  })

  it.runIf(isEmbedded)("tags, untags and lists tags", async () => {
    const TableName = await createTable(target, { id: "S" })
    const ResourceArn = (await describeTable(TableName))?.TableArn
    await target.client.send(
      new TagResourceCommand({
        ResourceArn,
        Tags: [
          { Key: "team", Value: "a" },
          { Key: "cost", Value: "b" },
        ],
      }),
    )
    await target.client.send(new UntagResourceCommand({ ResourceArn, TagKeys: ["cost"] }))
    const { Tags } = await target.client.send(new ListTagsOfResourceCommand({ ResourceArn }))
    expect(Tags).toEqual([{ Key: "team", Value: "a" }])
  })

  it("turns TTL on and off, and refuses to turn it on twice", async () => {
    const TableName = await createTable(target, { id: "S" })
    const update = (Enabled: boolean) =>
      target.client.send(
        new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification: { Enabled, AttributeName: "expires" } }),
      )
    const status = async () =>
      (await target.client.send(new DescribeTimeToLiveCommand({ TableName }))).TimeToLiveDescription
    expect(await status()).toEqual({ TimeToLiveStatus: "DISABLED" })
    await update(true)
    expect(await status()).toEqual({ TimeToLiveStatus: "ENABLED", AttributeName: "expires" })
    await expect(update(true)).rejects.toThrow("TimeToLive is already enabled")
    await update(false)
    expect(await status()).toEqual({ TimeToLiveStatus: "DISABLED" })
  })
})

it.runIf(isEmbedded)("remembers point-in-time recovery", async () => {
  const TableName = await createTable(target, { id: "S" })
  const PointInTimeRecoverySpecification = { PointInTimeRecoveryEnabled: true }
  await target.client.send(new UpdateContinuousBackupsCommand({ TableName, PointInTimeRecoverySpecification }))
  const { ContinuousBackupsDescription } = await target.client.send(new DescribeContinuousBackupsCommand({ TableName }))
  expect(ContinuousBackupsDescription).toMatchObject({
    ContinuousBackupsStatus: "ENABLED",
    PointInTimeRecoveryDescription: {
      PointInTimeRecoveryStatus: "ENABLED",
      LatestRestorableDateTime: expect.any(Date),
    },
  })
})
