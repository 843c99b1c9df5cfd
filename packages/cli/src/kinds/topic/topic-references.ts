import { propertyVariable } from "@tsapi/framework/internal"
import type { ResourceReference } from "../../model/app-model.ts"
import { arnPart } from "../resources/arn-part.ts"
import { topicArnValue, topicLogicalId, type TopicModel } from "./topic-model.ts"

/** What user code may read of a topic. */
export function topicReferences({ id, declaration, location }: TopicModel): readonly ResourceReference[] {
  const { existing, encryption, fifo } = declaration
  const isFifo = fifo || existing?.arn.endsWith(".fifo") ? { isFifo: true as const } : {}
  const arn = topicArnValue(declaration)
  const key = typeof encryption === "object" ? { kmsKeyArn: encryption.kmsKeyArn } : {}
  const name = existing ? arnPart(existing.arn, 5) : { "Fn::GetAtt": [topicLogicalId(id), "TopicName"] }
  return Object.entries({ arn, name }).map(([property, value]) => ({
    ...{ kind: "topic", id, property, value, arn, location },
    ...key,
    ...isFifo,
    environmentVariable: propertyVariable("topic", id, property),
  }))
}
