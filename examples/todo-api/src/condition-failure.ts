import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb"
import { unmarshall } from "@aws-sdk/util-dynamodb"

/** The stored item that failed a write's condition; undefined when nothing was stored. Any other error is thrown on. */
export function itemThatFailed(error: unknown): Record<string, unknown> | undefined {
  if (!(error instanceof ConditionalCheckFailedException)) throw error
  return error.Item && unmarshall(error.Item)
}
