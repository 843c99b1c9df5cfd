import type { TableStore } from "../store/table-store.ts"
import { parseStreamRequest } from "./stream-requests.ts"

/** A table's newest stream first. */
export async function listStreams(store: TableStore, input: unknown): Promise<object> {
  const { TableName, Limit = 100, ExclusiveStartStreamArn } = parseStreamRequest("ListStreams", input)
  const streams = Array.from(store.streams.values())
    .filter(({ tableName }) => TableName === undefined || tableName === TableName)
    .toSorted((a, b) => compare(a.tableName, b.tableName) || compare(b.label, a.label))
  const last = streams.findIndex(({ arn }) => arn === ExclusiveStartStreamArn)
  const rest = ExclusiveStartStreamArn === undefined ? streams : last < 0 ? [] : streams.slice(last + 1)
  const page = rest.slice(0, Limit)
  return {
    Streams: page.map(({ arn, tableName, label }) => ({ StreamArn: arn, TableName: tableName, StreamLabel: label })),
    ...(rest.length > Limit && { LastEvaluatedStreamArn: page.at(-1)?.arn }),
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
