import type { Item } from "../attribute-value.ts"
import { DynamoDbError } from "../dynamodb-error.ts"

/** Why one action of a transaction failed, in the order of the actions; `None` for those that did not. */
export interface CancellationReason {
  readonly Code: string
  readonly Message?: string
  readonly Item?: Item
}

const CODES: Readonly<Record<string, string>> = {
  ConditionalCheckFailedException: "ConditionalCheckFailed",
  DuplicateItemException: "DuplicateItem",
  ValidationException: "ValidationError",
}

/** The reason an action's error stands for; throws the error when it fails the transaction for another reason. */
export function reasonFor(error: unknown): CancellationReason {
  const code = error instanceof DynamoDbError ? CODES[error.name] : undefined
  if (!(error instanceof DynamoDbError) || code === undefined) throw error
  return { Code: code, Message: error.message, ...error.members }
}

export function cancelled(reasons: readonly CancellationReason[]): DynamoDbError {
  const codes = reasons.map(({ Code }) => Code).join(", ")
  return new DynamoDbError(
    "TransactionCanceledException",
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    { members: { CancellationReasons: reasons } },
  )
}
