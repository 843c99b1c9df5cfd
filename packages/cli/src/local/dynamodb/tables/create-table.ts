import { randomUUID } from "node:crypto"
import { DynamoDbError } from "../dynamodb-error.ts"
import type { Table, TableDescription } from "../store/table.ts"
import type { TableStore } from "../store/table-store.ts"
import { describe } from "./describe-table.ts"
import { describeIndex } from "./describe-index.ts"
import { tableArn } from "./table-location.ts"
import type { CreateTableRequest } from "./table-requests.ts"
import { parseTableRequest } from "./table-requests.ts"
import { withSettings } from "./table-settings.ts"
import { withTags } from "./tags.ts"

/** Answers CREATING as AWS does; the table can be used at once. */
export function createTable(store: TableStore, input: unknown): Promise<object> {
  const request = parseTableRequest("CreateTable", input)
  return store.write((batch) => {
    const { TableName: name } = request
    if (store.tables.has(name)) {
      throw new DynamoDbError("ResourceInUseException", `Table already exists: ${name}`)
    }
    const indexes = [...(request.LocalSecondaryIndexes ?? []), ...(request.GlobalSecondaryIndexes ?? [])]
    const table: Table = {
      name,
      space: batch.newSpace(),
      description: withSettings(newDescription(request), request),
      indexSpaces: Object.fromEntries(indexes.map(({ IndexName }) => [IndexName, batch.newSpace()])),
      tags: withTags({}, request.Tags ?? []),
    }
    batch.saveTable(table)
    batch.openStream(table)
    return { TableDescription: describe(table, { status: "CREATING", items: 0, bytes: 0 }) }
  })
}

function newDescription(request: CreateTableRequest): TableDescription {
  const { TableName, LocalSecondaryIndexes, GlobalSecondaryIndexes } = request
  const arn = tableArn(TableName)
  return {
    TableName,
    TableArn: arn,
    TableId: randomUUID(),
    CreationDateTime: Date.now() / 1000,
    AttributeDefinitions: request.AttributeDefinitions,
    KeySchema: request.KeySchema,
    ProvisionedThroughput: { ReadCapacityUnits: 0, WriteCapacityUnits: 0 },
    DeletionProtectionEnabled: false,
    ...(LocalSecondaryIndexes && {
      LocalSecondaryIndexes: LocalSecondaryIndexes.map((index) => describeIndex(arn, index)),
    }),
    ...(GlobalSecondaryIndexes && {
      GlobalSecondaryIndexes: GlobalSecondaryIndexes.map((index) => describeIndex(arn, index)),
    }),
  }
}
