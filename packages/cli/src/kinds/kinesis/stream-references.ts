import { propertyVariable } from "@tsapi/framework/internal"
import type { KindModel, ResourceReference } from "../../model/app-model.ts"
import { arnPart } from "../resources/arn-part.ts"
import { streamLogicalId, type StreamModel, streamModels } from "./stream-model.ts"
import { cfnText } from "../../model/cfn-text.ts"

/** What user code may read of a stream. */
export function streamReferences({ id, declaration, location }: StreamModel): readonly ResourceReference[] {
  const { existing, encryption } = declaration
  const key = typeof encryption === "object" ? { kmsKeyArn: encryption.kmsKeyArn } : {}
  const { arn, arnFromName, name } = existing ? existingValues(existing.arn) : ownValues(streamLogicalId(id))
  const base = { kind: "stream", id, arn, arnFromName, location, ...key }
  return Object.entries({ name, arn }).map(([property, value]) => ({
    ...base,
    property,
    environmentVariable: propertyVariable("stream", id, property),
    value,
  }))
}

/** The reference to the ARN of a stream of the app. */
export function streamReferenceOf(id: string, declared: readonly KindModel[]): ResourceReference {
  const model = streamModels(declared).find((stream) => stream.id === id)
  const [reference] = model ? streamReferences(model) : []
  if (!reference) throw new Error(`The app has no stream ${id}`)
  return reference
}

/** The name in `arn:aws:kinesis:REGION:ACCOUNT:stream/NAME`. */
export function streamNameOf(arn: string): string {
  return arnPart(arn, 5).replace(/^stream\//, "")
}

function ownValues(stream: string) {
  const inAccount = "arn:${AWS::Partition}:kinesis:${AWS::Region}:${AWS::AccountId}"
  return {
    arn: { "Fn::GetAtt": [stream, "Arn"] },
    arnFromName: { "Fn::Sub": `${inAccount}:stream/\${${stream}}` },
    name: { Ref: stream },
  }
}

function existingValues(text: string) {
  const arn = cfnText(text)
  return { arn, arnFromName: arn, name: streamNameOf(text) }
}
