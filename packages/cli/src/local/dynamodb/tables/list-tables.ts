import type { TableStore } from "../store/table-store.ts"
import { parseTableRequest } from "./table-requests.ts"

export async function listTables(store: TableStore, input: unknown): Promise<object> {
  const { Limit = 100, ExclusiveStartTableName = "" } = parseTableRequest("ListTables", input)
  const names = [...store.tables.keys()].filter((name) => name > ExclusiveStartTableName).sort()
  const page = names.slice(0, Limit)
  return { TableNames: page, ...(names.length > Limit && { LastEvaluatedTableName: page.at(-1) }) }
}
