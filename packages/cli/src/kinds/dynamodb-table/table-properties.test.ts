import { describe, expect, it } from "vitest"
import { tableProperties } from "./table-properties.ts"

const location = { file: "src/todo-table.ts", line: 4 }

describe("tableProperties", () => {
  it("makes the smallest table on demand, with nothing that was not asked for", () => {
    expect(tableProperties({ kind: "table", id: "Todos", partitionKey: "id", location })).toEqual({
      AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
      KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
      BillingMode: "PAY_PER_REQUEST",
    })
  })

  it("makes a table with everything", () => {
    const properties = tableProperties({
      kind: "table",
      id: "Todos",
      partitionKey: "owner",
      sortKey: { name: "createdAt", type: "number" },
      indexes: { byState: { partitionKey: "state", sortKey: "owner", projection: ["title"] } },
      localIndexes: { byTitle: { sortKey: "title", projection: "keys" } },
      timeToLive: "expiresAt",
      stream: "both",
      billing: { readCapacity: 1, writeCapacity: 2 },
      pointInTimeRecovery: true,
      encryption: "aws-managed",
      deletionProtection: true,
      location,
    })
    expect(properties).toEqual({
      AttributeDefinitions: [
        { AttributeName: "createdAt", AttributeType: "N" },
        { AttributeName: "owner", AttributeType: "S" },
        { AttributeName: "state", AttributeType: "S" },
        { AttributeName: "title", AttributeType: "S" },
      ],
      KeySchema: [
        { AttributeName: "owner", KeyType: "HASH" },
        { AttributeName: "createdAt", KeyType: "RANGE" },
      ],
      BillingMode: "PROVISIONED",
      ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 2 },
      GlobalSecondaryIndexes: [
        {
          IndexName: "byState",
          KeySchema: [
            { AttributeName: "state", KeyType: "HASH" },
            { AttributeName: "owner", KeyType: "RANGE" },
          ],
          Projection: { ProjectionType: "INCLUDE", NonKeyAttributes: ["title"] },
          ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 2 },
        },
      ],
      LocalSecondaryIndexes: [
        {
          IndexName: "byTitle",
          KeySchema: [
            { AttributeName: "owner", KeyType: "HASH" },
            { AttributeName: "title", KeyType: "RANGE" },
          ],
          Projection: { ProjectionType: "KEYS_ONLY" },
        },
      ],
      TimeToLiveSpecification: { AttributeName: "expiresAt", Enabled: true },
      StreamSpecification: { StreamViewType: "NEW_AND_OLD_IMAGES" },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: { SSEEnabled: true },
      DeletionProtectionEnabled: true,
    })
  })
})
