import type { DataStreamDeclaration } from "@tsapi/framework/internal"
import type { LocalEmulator } from "../model/local-emulator.ts"
import { functionLogicalIds, stackName } from "../model/logical-id.ts"
import { localStreamArn, streamModels } from "./kinesis/stream-model.ts"
import { streamReferenceOf } from "./kinesis/stream-references.ts"
import { checkDataStream } from "./on-stream/check-data-stream.ts"
import { dataStreamReader } from "./on-stream/data-stream-reader.ts"
import { sampleKinesisEvent } from "./on-stream/sample-kinesis-event.ts"
import { failureDestination } from "./streams/failure-destination.ts"
import { failureGrants } from "./streams/failure-grants.ts"
import { failureLinks } from "./streams/failure-links.ts"
import { localStreamSource } from "./streams/local-stream-source.ts"
import { startingPosition, streamMappingProperties } from "./streams/stream-mapping-properties.ts"
import { mappingKind } from "./triggers/mapping-kind.ts"

export const onStreamKind = mappingKind<DataStreamDeclaration>({
  name: "onStream",
  source: { kind: "stream", label: "stream" },
  sourceOf: ({ stream }) => stream,
  check: checkDataStream,
  referenceOf: streamReferenceOf,
  actions: [
    "kinesis:DescribeStream",
    "kinesis:DescribeStreamSummary",
    "kinesis:GetRecords",
    "kinesis:GetShardIterator",
    "kinesis:ListShards",
  ],
  toProperties: streamMappingProperties,
  dependsOn: (trigger, { references }) => failureDestination(trigger, references)?.logicalId,
  toOtherGrants: failureGrants,
  toLinks: failureLinks,

  toSampleEvent(models, functionId, context) {
    const id = models.find((model) => model.functionId === functionId)?.source
    const stream = streamModels(context.app.declared).find((model) => model.id === id)
    const { localName = "" } = stream ?? {}
    return stream && sampleKinesisEvent({ localName, roleArn: localRoleArn(functionId, context) }, context)
  },

  async startLocal(models, emulator) {
    const kinesis = await emulator.service("kinesis")
    const streams = streamModels(emulator.app.declared)
    const sources = models.flatMap(({ functionId, source, declaration }) => {
      const localName = streams.find(({ id }) => id === source)?.localName
      if (localName === undefined || declaration.enabled === false) return []
      const reader = dataStreamReader(kinesis, {
        streamArn: localStreamArn(localName, emulator),
        consumer: functionId,
        startingPosition: startingPosition(declaration),
        roleArn: localRoleArn(functionId, emulator),
      })
      return [localStreamSource({ functionId, trigger: declaration, reader, batchInfo: "KinesisBatchInfo" }, emulator)]
    })
    return { environment: {}, sources }
  },
})

function localRoleArn(functionId: string, { app, accountId }: Pick<LocalEmulator, "app" | "accountId">): string {
  return `arn:aws:iam::${accountId}:role/${stackName(app.appName, app.stage)}-${functionLogicalIds(functionId).role}`
}
