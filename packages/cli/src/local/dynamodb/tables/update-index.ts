import { invalidParameter, resourceNotFound, validationError } from "../dynamodb-error.ts"
import { referencesTo, endOf, spacePrefix } from "../store/entry-keys.ts"
import { itemKey } from "../store/entry-keys.ts"
import type { AttributeDefinition, IndexDescription, Table } from "../store/table.ts"
import type { TableStore } from "../store/table-store.ts"
import type { WriteBatch } from "../store/write-batch.ts"
import { describeIndex } from "./describe-index.ts"
import type { IndexSpecification, IndexUpdate } from "./table-requests.ts"

export interface IndexChange {
  readonly table: Table
  readonly update: IndexUpdate
  /** The request's AttributeDefinitions: the types of a new index's keys. */
  readonly definitions: readonly AttributeDefinition[]
}

/** The table with one global index created, changed or deleted; a created one is filled from the items. */
export async function updateIndex(store: TableStore, batch: WriteBatch, change: IndexChange): Promise<Table> {
  const { table, update } = change
  if (update.Create) return createIndex(store, batch, { ...change, index: update.Create })
  const indexes = table.description.GlobalSecondaryIndexes ?? []
  const name = (update.Update ?? update.Delete)?.IndexName
  if (name === undefined) {
    throw invalidParameter(
      "One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create, GlobalSecondaryIndexUpdate.Delete must not be null",
    )
  }
  if (!indexes.some(({ IndexName }) => IndexName === name)) {
    throw resourceNotFound("Requested resource not found")
  }
  if (update.Update) {
    const settings = update.Update
    return withIndexes(
      table,
      indexes.map((index) => (index.IndexName === name ? { ...index, ...settings } : index)),
    )
  }
  const { [name]: space, ...indexSpaces } = table.indexSpaces
  if (space !== undefined) batch.clearSpace(space)
  return withIndexes(
    { ...table, indexSpaces },
    indexes.filter(({ IndexName }) => IndexName !== name),
  )
}

async function createIndex(
  store: TableStore,
  batch: WriteBatch,
  { table, index, definitions }: IndexChange & { readonly index: IndexSpecification },
): Promise<Table> {
  const { description } = table
  if (table.indexSpaces[index.IndexName] !== undefined) {
    throw validationError("Attempting to create an index which already exists")
  }
  const known = new Map(
    [...description.AttributeDefinitions, ...definitions].map((entry) => [entry.AttributeName, entry]),
  )
  for (const { AttributeName } of index.KeySchema) {
    if (known.has(AttributeName)) continue
    throw invalidParameter(
      `Some index key attributes are not defined in AttributeDefinitions. Keys: [${AttributeName}], ` +
        `AttributeDefinitions: [${[...known.keys()].join(", ")}]`,
    )
  }
  if (description.BillingModeSummary?.BillingMode !== "PAY_PER_REQUEST" && !index.ProvisionedThroughput) {
    throw invalidParameter(
      "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED",
    )
  }
  const indexSpaces = { ...table.indexSpaces, [index.IndexName]: batch.newSpace() }
  const indexed = withIndexes(
    { ...table, indexSpaces, description: { ...description, AttributeDefinitions: [...known.values()] } },
    [...(description.GlobalSecondaryIndexes ?? []), describeIndex(description.TableArn, index)],
  )
  await addReferences(store, batch, { before: table, after: indexed })
  return indexed
}

/** Adds the index and TTL entries that `after` needs and `before` did not. */
export async function addReferences(
  store: TableStore,
  batch: WriteBatch,
  { before, after }: { readonly before: Table; readonly after: Table },
): Promise<void> {
  const lower = spacePrefix(after.space)
  const snapshot = store.snapshot()
  try {
    for await (const item of snapshot.items({ lower, upper: endOf(lower) })) {
      const key = itemKey(after, item)
      const known = new Set(referencesTo(before, item, key).map((entry) => entry.toString("latin1")))
      for (const entry of referencesTo(after, item, key)) {
        if (!known.has(entry.toString("latin1"))) batch.refer(entry, key)
      }
    }
  } finally {
    await snapshot.close()
  }
}

function withIndexes(table: Table, indexes: readonly IndexDescription[]): Table {
  const { GlobalSecondaryIndexes: _, ...description } = table.description
  const keyed = [...indexes, ...(description.LocalSecondaryIndexes ?? []), description]
  const names = new Set(keyed.flatMap(({ KeySchema }) => KeySchema.map(({ AttributeName }) => AttributeName)))
  return {
    ...table,
    description: {
      ...description,
      AttributeDefinitions: description.AttributeDefinitions.filter(({ AttributeName }) => names.has(AttributeName)),
      ...(indexes.length > 0 && { GlobalSecondaryIndexes: indexes }),
    },
  }
}
