import type { TableStreamDeclaration, TableStreamRecord } from "../declarations/on-table-stream.ts"
import { describeStreamTrigger } from "../declarations/stream-trigger.ts"
import { describeTriggers } from "../declarations/trigger.ts"
import { createTriggerRunner, type Triggered } from "../dispatch/create-trigger-runner.ts"
import { runStreamRecords } from "../dispatch/run-stream-records.ts"
import { tableNameOf, type TableRecord, toTableRecord } from "../events/table-record.ts"
import type { TableStreamEvent, TableStreamEventRecord } from "../events/table-stream-event.ts"
import { validatePayload } from "../events/validate-payload.ts"
import type { TriggerKind } from "./runtime-kind.ts"

/** Changes of a table's items. */
export const onTableStream: TriggerKind<TableRecord | readonly TableRecord[], unknown, TableStreamDeclaration> = {
  name: "onTableStream",
  accepts(event) {
    const { Records: [record] = [] } = Object(event) as Partial<TableStreamEvent>
    return record?.eventSource === "aws:dynamodb"
  },
  createRunner: createTriggerRunner<TableStreamEvent, TableStreamRecord>("onTableStream", {
    isFor: ({ Records: [record] }, { table }) => tableNameOf(record?.eventSourceARN ?? "") === table.name,
    answer: ({ Records: records }, triggered) =>
      runStreamRecords(records, triggered, { idOf, toRequest: (record) => toRequest(record, triggered) }),
  }),
  describe:
    process.env.TSAPI_PHASE === "run"
      ? undefined
      : (app) =>
          describeTriggers(app, "onTableStream", ({ table, item: _item, ...options }: TableStreamRecord) => ({
            ...describeStreamTrigger(options),
            kind: "onTableStream" as const,
            table: table.id,
          })),
}

const idOf = (record: TableStreamEventRecord | TableRecord) =>
  "dynamodb" in record ? record.dynamodb.SequenceNumber : record.sequenceNumber

async function toRequest(
  event: TableStreamEventRecord,
  { options: { item: schema }, context }: Pick<Triggered<TableStreamRecord>, "options" | "context">,
): Promise<TableRecord> {
  const record = toTableRecord(event, context)
  if (!schema) return record
  const checked = async (image: TableRecord["newImage"], part: string) =>
    // The decorator's type vouches that the method takes what the schema makes.
    image && ((await validatePayload(schema, image, part)) as TableRecord["newImage"])
  return {
    ...record,
    newImage: await checked(record.newImage, "newImage"),
    oldImage: await checked(record.oldImage, "oldImage"),
  }
}
