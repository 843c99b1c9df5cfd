import { propertyVariable, type StreamDeclaration } from "@tsapi/framework/internal"
import type { Kind } from "../model/kind.ts"
import { stackName } from "../model/logical-id.ts"
import { checkStream } from "./kinesis/check-stream.ts"
import { localStreamArn, streamLogicalId, type StreamModel } from "./kinesis/stream-model.ts"
import { streamProperties } from "./kinesis/stream-properties.ts"
import { streamNameOf, streamReferences } from "./kinesis/stream-references.ts"
import { reportDuplicates } from "./report-duplicates.ts"

export const streamKind: Kind<StreamDeclaration, StreamModel> = {
  toModel(declarations, context) {
    reportDuplicates(declarations, { noun: "stream", logicalIdOf: streamLogicalId }, context)
    const stack = stackName(context.app.name, context.config.stage)
    const models = declarations.map((declaration) => {
      checkStream(declaration).forEach(context.report)
      const { id, existing, location } = declaration
      const localName = existing ? streamNameOf(existing.arn) : `${stack}-${id}`
      return { kind: "stream", id, declaration, localName, location }
    })
    return { models, functions: [] }
  },

  toResources(models, { retainState }) {
    const own = models.filter(({ declaration }) => !declaration.existing)
    const resources = own.map(({ id, declaration, location: { file, line } }) => [
      streamLogicalId(id),
      {
        Type: "AWS::Kinesis::Stream",
        Properties: streamProperties(declaration),
        DeletionPolicy: retainState ? ("RetainExceptOnCreate" as const) : ("Delete" as const),
        UpdateReplacePolicy: retainState ? ("Retain" as const) : ("Delete" as const),
        Metadata: { tsapi: { file, line } },
      },
    ])
    const names = own.map(({ id }) => [`${streamLogicalId(id)}Name`, { Value: { Ref: streamLogicalId(id) } }])
    return { resources: Object.fromEntries(resources), spareOutputs: Object.fromEntries(names) }
  },

  toReferences: (models) => models.flatMap(streamReferences),

  async startLocal(models, emulator) {
    const kinesis = await emulator.service("kinesis")
    const environment: Record<string, string> = {}
    for (const { id, declaration, localName } of models) {
      // Encryption makes no difference here.
      const { StreamEncryption: _encryption, ...properties } = streamProperties(declaration)
      await kinesis.call("EnsureStream", { ...properties, StreamName: localName })
      environment[propertyVariable("stream", id, "name")] = localName
      environment[propertyVariable("stream", id, "arn")] = localStreamArn(localName, emulator)
    }
    return { environment }
  },
}
