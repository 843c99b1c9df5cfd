import type { TableStreamDeclaration } from "@tsapi/framework/internal"
import { tableLogicalId } from "./dynamodb-table/table-logical-id.ts"
import { checkTableStream } from "./on-table-stream/check-table-stream.ts"
import { sampleTableStreamEvent } from "./on-table-stream/sample-table-stream-event.ts"
import { tableStreamReader } from "./on-table-stream/table-stream-reader.ts"
import { failureDestination } from "./streams/failure-destination.ts"
import { failureGrants } from "./streams/failure-grants.ts"
import { failureLinks } from "./streams/failure-links.ts"
import { localStreamSource } from "./streams/local-stream-source.ts"
import { startingPosition, streamMappingProperties } from "./streams/stream-mapping-properties.ts"
import { tableModels } from "./table.ts"
import { mappingKind } from "./triggers/mapping-kind.ts"

export const onTableStreamKind = mappingKind<TableStreamDeclaration>({
  name: "onTableStream",
  source: { kind: "table", label: "stream of table" },
  sourceOf: ({ table }) => table,
  check: checkTableStream,
  referenceOf(table, declared) {
    const kmsKeyArn = tableModels(declared).find(({ id }) => id === table)?.kmsKeyArn
    return {
      arn: { "Fn::GetAtt": [tableLogicalId(table), "StreamArn"] },
      ...(kmsKeyArn !== undefined && { kmsKeyArn }),
    }
  },
  actions: ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams"],
  toProperties: streamMappingProperties,
  dependsOn: (trigger, { references }) => failureDestination(trigger, references)?.logicalId,
  toOtherGrants: failureGrants,
  toLinks: failureLinks,

  toSampleEvent(models, functionId, context) {
    const id = models.find((model) => model.functionId === functionId)?.source
    const table = tableModels(context.app.declared).find((model) => model.id === id)
    return table && sampleTableStreamEvent(table, context)
  },

  async startLocal(models, emulator) {
    const dynamodb = await emulator.service("dynamodb")
    const tables = tableModels(emulator.app.declared)
    const sources = models.flatMap(({ functionId, source, declaration }) => {
      const tableName = tables.find(({ id }) => id === source)?.localName
      if (tableName === undefined || declaration.enabled === false) return []
      const place = { tableName, consumer: functionId, startingPosition: startingPosition(declaration) }
      const reader = tableStreamReader(dynamodb, place)
      return [
        localStreamSource({ functionId, trigger: declaration, reader, batchInfo: "DDBStreamBatchInfo" }, emulator),
      ]
    })
    return { environment: {}, sources }
  },
})
