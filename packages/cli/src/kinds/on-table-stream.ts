import type { TableStreamDeclaration } from "@tsapi/framework/internal"
import type { Kind } from "../model/kind.ts"
import { logicalId } from "../model/logical-id.ts"
import { tableLogicalId } from "./dynamodb-table/table-logical-id.ts"
import { checkTableStream } from "./on-table-stream/check-table-stream.ts"
import type { TableStreamModel } from "./on-table-stream/table-stream-model.ts"
import { tableStreamReader } from "./on-table-stream/table-stream-reader.ts"
import { failureGrants } from "./streams/failure-grants.ts"
import { localStreamSource } from "./streams/local-stream-source.ts"
import { streamMappingProperties } from "./streams/stream-mapping-properties.ts"
import { tableModels } from "./table.ts"
import { triggerFunction, triggerFunctionId, triggerName } from "./triggers/trigger-function.ts"

export const onTableStreamKind: Kind<TableStreamDeclaration, TableStreamModel> = {
  toModel(declarations, context) {
    const sound = declarations.filter((declaration) => {
      const errors = checkTableStream(declaration, context.declarations)
      errors.forEach(context.report)
      return errors.length === 0
    })
    const models = sound.map((declaration) => {
      const functionId = triggerFunctionId(declaration)
      const { table, location } = declaration
      return { kind: "onTableStream", id: `${functionId}${table}`, functionId, table, declaration, location }
    })
    return { models, functions: declarations.map(triggerFunction) }
  },

  toResources(models, refs) {
    const mappings = models.map(({ functionId, table, declaration }) => {
      const { file, line } = declaration.location
      return [
        logicalId(functionId, table, "Source"),
        {
          Type: "AWS::Lambda::EventSourceMapping",
          Properties: {
            EventSourceArn: streamArn(table),
            FunctionName: refs.functionArn(functionId),
            StartingPosition: startingPosition(declaration),
            ...streamMappingProperties(declaration, refs.app),
          },
          Metadata: { tsapi: { file, line } },
        },
      ] as const
    })
    return { resources: Object.fromEntries(mappings) }
  },

  toGrants(models, functionId, { app }) {
    const own = models.filter((model) => model.functionId === functionId)
    return own.flatMap(({ table, declaration }) => {
      const { file, line } = declaration.location
      const evidence = [{ file, line, chain: [`@onTableStream of ${triggerName(declaration)}`] }]
      const kmsKeyArn = tableModels(app.declared).find(({ id }) => id === table)?.kmsKeyArn
      const reading = ["DescribeStream", "GetRecords", "GetShardIterator", "ListStreams"]
      return [
        ...reading.map((action) => ({ action: `dynamodb:${action}`, resource: streamArn(table), evidence })),
        ...(kmsKeyArn === undefined ? [] : [{ action: "kms:Decrypt", resource: kmsKeyArn, evidence }]),
        ...failureGrants(declaration, app, evidence),
      ]
    })
  },

  toTriggers: (models) =>
    models.map(({ functionId, table: id, location }) => {
      return { functionId, source: { kind: "table", id }, label: `stream of table ${id}`, location }
    }),

  async startLocal(models, emulator) {
    const dynamodb = await emulator.service("dynamodb")
    const tables = tableModels(emulator.app.declared)
    const sources = models.flatMap(({ functionId, table, declaration }) => {
      const tableName = tables.find(({ id }) => id === table)?.localName
      if (tableName === undefined || declaration.enabled === false) return []
      const reader = tableStreamReader(dynamodb, {
        ...{ tableName, consumer: functionId, startingPosition: startingPosition(declaration) },
      })
      return [
        localStreamSource({ functionId, trigger: declaration, reader, batchInfo: "DDBStreamBatchInfo" }, emulator),
      ]
    })
    return { environment: {}, sources: await Promise.all(sources) }
  },
}

function streamArn(table: string) {
  return { "Fn::GetAtt": [tableLogicalId(table), "StreamArn"] }
}

function startingPosition({ startingPosition: position }: TableStreamDeclaration): "TRIM_HORIZON" | "LATEST" {
  return position === "latest" ? "LATEST" : "TRIM_HORIZON"
}
