import { endOf, spacePrefix } from "../store/entry-keys.ts"
import type { IndexDescription, Table } from "../store/table.ts"
import type { TableStore } from "../store/table-store.ts"
import { parseTableRequest } from "./table-requests.ts"

export async function describeTable(store: TableStore, input: unknown): Promise<object> {
  const table = store.describedTable(parseTableRequest("DescribeTable", input).TableName)
  return { Table: describe(table, { status: "ACTIVE", ...(await measure(store, table)) }) }
}

export interface TableState {
  readonly status: "CREATING" | "UPDATING" | "ACTIVE" | "DELETING"
  readonly items: number
  readonly bytes: number
}

export async function measure(store: TableStore, table: Table): Promise<Pick<TableState, "items" | "bytes">> {
  const lower = spacePrefix(table.space)
  const range = { lower, upper: endOf(lower) }
  const [items, bytes] = await Promise.all([store.count(range), store.diskBytes(range)])
  return { items, bytes }
}

/** A table in the words of DescribeTable. */
export function describe({ description }: Table, { status, items, bytes }: TableState): object {
  const { StreamSpecification, LocalSecondaryIndexes, GlobalSecondaryIndexes, ...stable } = description
  const describeIndex = (index: IndexDescription) => ({ ...index, IndexSizeBytes: 0, ItemCount: 0 })
  return {
    ...stable,
    // A disabled stream is not mentioned; its last ARN stays readable.
    ...(StreamSpecification?.StreamEnabled && { StreamSpecification }),
    ...(LocalSecondaryIndexes && { LocalSecondaryIndexes: LocalSecondaryIndexes.map(describeIndex) }),
    ...(GlobalSecondaryIndexes?.length && {
      GlobalSecondaryIndexes: GlobalSecondaryIndexes.map((index) => ({
        ...describeIndex(index),
        IndexStatus: status === "CREATING" ? "CREATING" : "ACTIVE",
        ProvisionedThroughput: {
          NumberOfDecreasesToday: 0,
          ReadCapacityUnits: 0,
          WriteCapacityUnits: 0,
          ...index.ProvisionedThroughput,
        },
      })),
    }),
    TableStatus: status,
    ItemCount: items,
    TableSizeBytes: bytes,
  }
}
