import { validationError } from "../dynamodb-error.ts"
import type { Table } from "../store/table.ts"
import type { TableStore } from "../store/table-store.ts"
import { parseTableRequest } from "./table-requests.ts"
import { addReferences } from "./update-index.ts"

export async function describeTimeToLive(store: TableStore, input: unknown): Promise<object> {
  const { timeToLive } = store.describedTable(parseTableRequest("DescribeTimeToLive", input).TableName)
  return {
    TimeToLiveDescription: timeToLive
      ? { TimeToLiveStatus: "ENABLED", AttributeName: timeToLive.attribute }
      : { TimeToLiveStatus: "DISABLED" },
  }
}

export function updateTimeToLive(store: TableStore, input: unknown): Promise<object> {
  const request = parseTableRequest("UpdateTimeToLive", input)
  const { Enabled, AttributeName } = request.TimeToLiveSpecification
  return store.write(async (batch) => {
    const table = store.describedTable(request.TableName)
    checkChange(table, request.TimeToLiveSpecification)
    const { timeToLive, ...without } = table
    if (timeToLive) batch.clearSpace(timeToLive.space)
    const after: Table = Enabled
      ? { ...without, timeToLive: { attribute: AttributeName, space: batch.newSpace() } }
      : without
    if (Enabled) await addReferences(store, batch, { before: without, after })
    batch.saveTable(after)
    return { TimeToLiveSpecification: request.TimeToLiveSpecification }
  })
}

function checkChange(
  { timeToLive }: Table,
  { Enabled, AttributeName }: { Enabled: boolean; AttributeName: string },
): void {
  if (timeToLive && timeToLive.attribute !== AttributeName) {
    throw validationError(
      `TimeToLive is active on a different AttributeName: current AttributeName is ${timeToLive.attribute}`,
    )
  }
  if (timeToLive && Enabled) throw validationError("TimeToLive is already enabled")
  if (!timeToLive && !Enabled) throw validationError("TimeToLive is already disabled")
}
