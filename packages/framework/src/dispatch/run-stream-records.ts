import type { Triggered } from "./create-trigger-runner.ts"
import { logRecordError } from "./log-record-error.ts"
import { type BatchResponse, toFailure } from "./run-records.ts"

export interface StreamRecordsOptions<Raw, Request> {
  /** By which Lambda knows the record: its sequence number. */
  idOf(record: Raw | Request): string
  /** Rejects for a record that does not fit its schema. */
  toRequest(record: Raw): Promise<Request>
}

/**
 * Runs the method for the records of a stream one after another, or for all at once where it asks for that. Nothing behind
 * the first that fails is run: Lambda passes all from there on again.
 */
export async function runStreamRecords<Raw, Request>(
  records: readonly Raw[],
  triggered: Triggered<{ readonly batch?: boolean }>,
  { idOf, toRequest }: StreamRecordsOptions<Raw, Request>,
): Promise<BatchResponse> {
  const { options, call } = triggered
  const requests: Request[] = []
  const failed: Raw[] = []
  for (const record of records) {
    try {
      const request = await toRequest(record)
      if (options.batch) requests.push(request)
      else await call(request)
    } catch (error) {
      logRecordError(triggered, idOf(record), error)
      failed.push(record)
      break
    }
  }
  const answer = requests.length > 0 ? await call(requests) : []
  const again = Array.isArray(answer) ? (answer as readonly Request[]) : []
  return { batchItemFailures: [...again, ...failed].map(toFailure(idOf)) }
}
