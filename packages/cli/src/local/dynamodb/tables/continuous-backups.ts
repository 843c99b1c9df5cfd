import { DynamoDbError } from "../dynamodb-error.ts"
import type { Table } from "../store/table.ts"
import type { TableStore } from "../store/table-store.ts"
import { parseTableRequest } from "./table-requests.ts"

const DEFAULT_RECOVERY_DAYS = 35

/** Remembers whether point-in-time recovery is on; restoring is refused as unsupported. */
export function updateContinuousBackups(store: TableStore, input: unknown): Promise<object> {
  const request = parseTableRequest("UpdateContinuousBackups", input)
  const { PointInTimeRecoveryEnabled, RecoveryPeriodInDays } = request.PointInTimeRecoverySpecification
  return store.write((batch) => {
    const { recovery, ...table } = backedUpTable(store, request.TableName)
    const days = RecoveryPeriodInDays ?? recovery?.days ?? DEFAULT_RECOVERY_DAYS
    const after = PointInTimeRecoveryEnabled
      ? { ...table, recovery: { since: recovery?.since ?? Date.now() / 1000, days } }
      : table
    batch.saveTable(after)
    return describeBackups(after)
  })
}

export async function describeContinuousBackups(store: TableStore, input: unknown): Promise<object> {
  return describeBackups(backedUpTable(store, parseTableRequest("DescribeContinuousBackups", input).TableName))
}

function backedUpTable(store: TableStore, name: string): Table {
  const table = store.tables.get(name)
  if (!table) throw new DynamoDbError("TableNotFoundException", `Table not found: ${name}`)
  return table
}

function describeBackups({ recovery }: Table): object {
  return {
    ContinuousBackupsDescription: {
      ContinuousBackupsStatus: "ENABLED",
      PointInTimeRecoveryDescription: recovery
        ? {
            PointInTimeRecoveryStatus: "ENABLED",
            EarliestRestorableDateTime: recovery.since,
            LatestRestorableDateTime: Date.now() / 1000,
            RecoveryPeriodInDays: recovery.days,
          }
        : { PointInTimeRecoveryStatus: "DISABLED" },
    },
  }
}
