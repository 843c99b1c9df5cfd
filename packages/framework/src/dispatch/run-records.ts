import { logRecordError } from "./log-record-error.ts"
import type { Triggered } from "./create-trigger-runner.ts"

/** What Lambda takes as the records to send again. */
export interface BatchResponse {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[]
}

export interface RecordsOptions<Each> {
  /** By which Lambda knows the record. */
  idOf(record: Each): string
  /**
   * Records of one group run one after another, and those behind a failed one are not run; those without a group run at
   * the same time.
   */
  groupOf?(record: Each): string | undefined
  run(record: Each): Promise<unknown>
}

/** Runs the method for each record; an exception fails that record alone, and is logged. */
export async function runRecords<Each>(
  records: readonly Each[],
  triggered: Pick<Triggered<unknown>, "app" | "name" | "context">,
  { idOf, groupOf, run }: RecordsOptions<Each>,
): Promise<BatchResponse> {
  const failed = new Set<Each>()
  const groups = new Map<unknown, Each[]>()
  for (const record of records) {
    const group = groupOf?.(record) ?? record
    groups.set(group, [...(groups.get(group) ?? []), record])
  }
  await Promise.all(
    Array.from(groups.values(), async (group) => {
      for (const [index, record] of group.entries()) {
        try {
          await run(record)
        } catch (error) {
          logRecordError(triggered, idOf(record), error)
          for (const behind of group.slice(index)) failed.add(behind)
          return
        }
      }
    }),
  )
  return { batchItemFailures: records.filter((record) => failed.has(record)).map(toFailure(idOf)) }
}

/** The answer for a batch of which these records are to be sent again. */
export function toFailure<Each>(idOf: (record: Each) => string) {
  return (record: Each) => ({ itemIdentifier: idOf(record) })
}
