import type { Item } from "../attribute-value.ts"
import { validationError } from "../dynamodb-error.ts"
import { consumedCapacities, writeUnits } from "../items/consumed-capacity.ts"
import { itemSize } from "../items/item-size.ts"
import type { ItemChange } from "../items/plan-write.ts"
import type { ItemRequest } from "../requests/requests.ts"
import type { TableStore } from "../store/table-store.ts"
import type { CancellationReason } from "./cancellation.ts"
import { cancelled, reasonFor } from "./cancellation.ts"
import { checkDistinctItems } from "./check-distinct-items.ts"
import { planWrite } from "./plan-transacted-write.ts"
import { answeredBefore, rememberAnswer } from "./request-tokens.ts"
import type { TransactedWrite } from "./transacted-write.ts"

const MAX_TRANSACTION_BYTES = 4 * 1024 * 1024

export interface Transaction {
  /** Called when nothing else writes any more. */
  readonly writes: () => readonly TransactedWrite[]
  /** What the client sent; a repeated token must come with the same. */
  readonly sent: string
  readonly token: string | undefined
  readonly returnConsumedCapacity: ItemRequest["ReturnConsumedCapacity"]
}

/** Makes all of the writes or none; rejects with TransactionCanceledException and a reason for each write. */
export function commitWrites(store: TableStore, transaction: Transaction): Promise<object> {
  const { sent, token, returnConsumedCapacity } = transaction
  return store.write((batch) => {
    const earlier = answeredBefore(store, token, sent)
    if (earlier) return earlier
    const writes = transaction.writes()
    checkDistinctItems(
      writes.map((write) => ({ table: store.table(write.request.TableName), keyed: keyedItem(write) })),
    )
    const units = new Map<string, number>()
    for (const { table, key, before, after } of planAll(store, writes)) {
      if (before !== after) batch.replaceItem(table, key, { before, after })
      // A transaction pays twice: to prepare and to commit.
      units.set(table.name, (units.get(table.name) ?? 0) + 2 * writeUnits(before, after))
    }
    const answer = consumedCapacities(returnConsumedCapacity, units)
    rememberAnswer(batch, token, { sent, answer })
    return answer
  })
}

function planAll(store: TableStore, writes: readonly TransactedWrite[]): readonly ItemChange[] {
  const changes: ItemChange[] = []
  const reasons = writes.map((write): CancellationReason => {
    try {
      changes.push(planWrite(store, write))
      return { Code: "None" }
    } catch (error) {
      return reasonFor(error)
    }
  })
  if (changes.length < writes.length) throw cancelled(reasons)
  const bytes = changes.reduce((sum, { after }) => sum + (after ? itemSize(after) : 0), 0)
  if (bytes > MAX_TRANSACTION_BYTES) {
    throw validationError("The aggregate size of the items in the transaction exceeds 4 MB")
  }
  return changes
}

function keyedItem(write: TransactedWrite): Item {
  return write.action === "Put" ? write.request.Item : write.request.Key
}
