import { toServiceError } from "../../protocol/service-error.ts"
import { sqsError } from "../sqs-errors.ts"
import type { ServiceInput } from "../../protocol/service-input.ts"

/** The entries of a batch request; throws SQS's error where the batch as a whole is wrong. */
export function batchEntries(input: ServiceInput, entryName: string): readonly ServiceInput[] {
  const entries = input.inputs("Entries")
  if (entries.length === 0)
    throw sqsError("EmptyBatchRequest", `There should be at least one ${entryName} in the request.`)
  if (entries.length > 10) {
    const message = `Maximum number of entries per request are 10. You have sent ${entries.length}.`
    throw sqsError("TooManyEntriesInBatchRequest", message)
  }
  const seen = new Set<string>()
  for (const entry of entries) {
    const id = entry.requiredText("Id")
    if (!/^[\w-]{1,80}$/.test(id)) {
      const rule =
        "can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long."
      throw sqsError("InvalidBatchEntryId", `A batch entry id ${rule}`)
    }
    if (seen.has(id)) throw sqsError("BatchEntryIdsNotDistinct", `Id ${id} repeated.`)
    seen.add(id)
  }
  return entries
}

/** Runs each entry in turn; one that fails does not hold up the others. */
export async function answerBatch(
  entries: readonly ServiceInput[],
  answer: (entry: ServiceInput) => Promise<object>,
): Promise<{ readonly Successful: readonly object[]; readonly Failed: readonly object[] }> {
  const Successful: object[] = []
  const Failed: object[] = []
  for (const entry of entries) {
    const Id = entry.requiredText("Id")
    try {
      Successful.push({ Id, ...(await answer(entry)) })
    } catch (cause) {
      const error = toServiceError("A batch entry", cause)
      Failed.push({ Id, SenderFault: error.status < 500, Code: error.queryCode, Message: error.message })
    }
  }
  return { Successful, Failed }
}
