import type { InvokeOutcome } from "@tsapi/framework/gateway"
import type { ReceivedMessage } from "./to-sqs-event.ts"

/**
 * The messages of a batch that are to be received again. An answer that names none, or is empty, takes all for done; one
 * that names what is not in the batch fails all of it.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 */
export function failedMessages(outcome: InvokeOutcome, messages: readonly ReceivedMessage[]): ReadonlySet<string> {
  const all = new Set(messages.map(({ MessageId }) => MessageId))
  if (!outcome.ok) return all
  const { batchItemFailures = [] } = Object(outcome.payload ?? {}) as { readonly batchItemFailures?: unknown }
  if (!Array.isArray(batchItemFailures)) return all
  const failed = batchItemFailures.map((failure: unknown) => String(Object(failure).itemIdentifier ?? ""))
  return failed.every((id) => all.has(id)) ? new Set(failed) : all
}
