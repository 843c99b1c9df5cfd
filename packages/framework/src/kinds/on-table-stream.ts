import type { TableStreamRecord } from "../declarations/on-table-stream.ts"
import { describeStreamTrigger } from "../declarations/stream-trigger.ts"
import { tableNameOf, type TableRecord, toTableRecord } from "../events/table-record.ts"
import type { TableStreamEventRecord } from "../events/table-stream-event.ts"
import { validatePayload } from "../events/validate-payload.ts"
import { streamKind } from "./stream-kind.ts"

/** Changes of a table's items. */
export const onTableStream = streamKind({
  name: "onTableStream",
  eventSource: "aws:dynamodb",
  isOf: (arn, { table }: TableStreamRecord) => tableNameOf(arn) === table.name,
  idOf: (record: TableStreamEventRecord | TableRecord) =>
    "dynamodb" in record ? record.dynamodb.SequenceNumber : record.sequenceNumber,
  async toRequest(event: TableStreamEventRecord, { options: { item: schema }, context }): Promise<TableRecord> {
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
  },
  describe:
    process.env.TSAPI_PHASE === "run"
      ? undefined
      : ({ table, item: _item, ...options }: TableStreamRecord) => ({
          ...describeStreamTrigger(options),
          kind: "onTableStream" as const,
          table: table.id,
        }),
})
