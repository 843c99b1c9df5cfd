import type { DataStreamDeclaration } from "@tsapi/framework/internal"
import type { Kind } from "../model/kind.ts"
import { functionLogicalIds, logicalId, stackName } from "../model/logical-id.ts"
import { localStreamArn, streamModels } from "./kinesis/stream-model.ts"
import { streamReferenceOf } from "./kinesis/stream-references.ts"
import { checkDataStream } from "./on-stream/check-data-stream.ts"
import type { DataStreamModel } from "./on-stream/data-stream-model.ts"
import { dataStreamReader } from "./on-stream/data-stream-reader.ts"
import { failureGrants } from "./streams/failure-grants.ts"
import { localStreamSource } from "./streams/local-stream-source.ts"
import { streamMappingProperties } from "./streams/stream-mapping-properties.ts"
import { triggerFunction, triggerFunctionId, triggerName } from "./triggers/trigger-function.ts"

export const onStreamKind: Kind<DataStreamDeclaration, DataStreamModel> = {
  toModel(declarations, context) {
    const sound = declarations.filter((declaration) => {
      const errors = checkDataStream(declaration, context.declarations)
      errors.forEach(context.report)
      return errors.length === 0
    })
    const models = sound.map((declaration) => {
      const functionId = triggerFunctionId(declaration)
      const { stream, location } = declaration
      return { kind: "onStream", id: `${functionId}${stream}`, functionId, stream, declaration, location }
    })
    return { models, functions: declarations.map(triggerFunction) }
  },

  toResources(models, refs) {
    const mappings = models.map(({ functionId, stream, declaration }) => {
      const { file, line } = declaration.location
      return [
        logicalId(functionId, stream, "Source"),
        {
          Type: "AWS::Lambda::EventSourceMapping",
          Properties: {
            EventSourceArn: streamReferenceOf(stream, refs.app.declared).arn,
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
    return own.flatMap(({ stream, declaration }) => {
      const { file, line } = declaration.location
      const evidence = [{ file, line, chain: [`@onStream of ${triggerName(declaration)}`] }]
      const { arn, kmsKeyArn } = streamReferenceOf(stream, app.declared)
      const reading = ["DescribeStream", "DescribeStreamSummary", "GetRecords", "GetShardIterator", "ListShards"]
      return [
        ...reading.map((action) => ({ action: `kinesis:${action}`, resource: arn, evidence })),
        ...(kmsKeyArn === undefined ? [] : [{ action: "kms:Decrypt", resource: kmsKeyArn, evidence }]),
        ...failureGrants(declaration, app, evidence),
      ]
    })
  },

  toTriggers: (models) =>
    models.map(({ functionId, stream: id, location }) => {
      return { functionId, source: { kind: "stream", id }, label: `stream ${id}`, location }
    }),

  async startLocal(models, emulator) {
    const kinesis = await emulator.service("kinesis")
    const streams = streamModels(emulator.app.declared)
    const stack = stackName(emulator.app.appName, emulator.app.stage)
    const sources = models.flatMap(({ functionId, stream, declaration }) => {
      const localName = streams.find(({ id }) => id === stream)?.localName
      if (localName === undefined || declaration.enabled === false) return []
      const role = `${stack}-${functionLogicalIds(functionId).role}`
      const reader = dataStreamReader(kinesis, {
        streamArn: localStreamArn(localName, emulator),
        consumer: functionId,
        startingPosition: startingPosition(declaration),
        roleArn: `arn:aws:iam::${emulator.accountId}:role/${role}`,
      })
      return [localStreamSource({ functionId, trigger: declaration, reader, batchInfo: "KinesisBatchInfo" }, emulator)]
    })
    return { environment: {}, sources: await Promise.all(sources) }
  },
}

function startingPosition({ startingPosition: position }: DataStreamDeclaration): "TRIM_HORIZON" | "LATEST" {
  return position === "latest" ? "LATEST" : "TRIM_HORIZON"
}
