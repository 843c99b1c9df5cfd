import { deadLetterQueueId, propertyVariable } from "@tsapi/framework/internal"
import type { KindModel, ResourceReference } from "../../model/app-model.ts"
import { queueLogicalId, type QueueModel, queueModels } from "./queue-model.ts"
import { arnPart } from "../resources/arn-part.ts"
import { cfnText } from "../../model/cfn-text.ts"

/** What user code may read of a queue. */
export function queueReferences({ id, declaration, deadLetters, location }: QueueModel): readonly ResourceReference[] {
  const { existing, encryption, fifo } = declaration
  const isFifo = fifo || existing?.arn.endsWith(".fifo") ? { isFifo: true as const } : {}
  const key = typeof encryption === "object" ? { kmsKeyArn: encryption.kmsKeyArn } : {}
  const deadLetterQueue = deadLetterQueueId(id)
  const handles = deadLetters?.queue === deadLetterQueue ? { handles: { deadLetterQueue } } : {}
  const { arn, arnFromName, name, url } = existing ? existingValues(existing.arn) : ownValues(queueLogicalId(id))
  const base = { kind: "queue", id, arn, arnFromName, location, ...key, ...isFifo, ...handles }
  return Object.entries({ url, arn, name }).map(([property, value]) => ({
    ...base,
    property,
    environmentVariable: propertyVariable("queue", id, property),
    value,
  }))
}

function ownValues(queue: string) {
  const inAccount = "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}"
  return {
    arn: { "Fn::GetAtt": [queue, "Arn"] },
    arnFromName: { "Fn::Sub": `${inAccount}:\${${queue}.QueueName}` },
    name: { "Fn::GetAtt": [queue, "QueueName"] },
    url: { Ref: queue },
  }
}

function existingValues(text: string) {
  const [region, account, name] = [3, 4, 5].map((index) => arnPart(text, index))
  const arn = cfnText(text)
  return {
    ...{ arn, arnFromName: arn, name: name ?? "" },
    url: { "Fn::Sub": `https://sqs.${region}.\${AWS::URLSuffix}/${account}/${name}` },
  }
}

/** The reference to the ARN of a queue of the app. */
export function queueReferenceOf(id: string, declared: readonly KindModel[]): ResourceReference {
  const model = queueModels(declared).find((queue) => queue.id === id)
  const [reference] = model ? queueReferences(model) : []
  if (!reference) throw new Error(`The app has no queue ${id}`)
  return reference
}
