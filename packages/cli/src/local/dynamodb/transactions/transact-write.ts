import type { TableStore } from "../store/table-store.ts"
import { commitWrites } from "./commit-writes.ts"
import { parseTransactWrite } from "./parse-transaction.ts"

/** All of the writes happen or none does; no other write comes in between. */
export function transactWriteItems(store: TableStore, input: unknown): Promise<object> {
  // Parsing changes the input.
  const sent = JSON.stringify(input)
  const { writes, ClientRequestToken, ReturnConsumedCapacity } = parseTransactWrite(input)
  return commitWrites(store, {
    writes: () => writes,
    sent,
    token: ClientRequestToken,
    returnConsumedCapacity: ReturnConsumedCapacity,
  })
}
