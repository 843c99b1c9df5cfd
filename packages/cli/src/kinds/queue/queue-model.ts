import type { QueueDeclaration } from "@tsapi/framework/internal"
import type { KindModel } from "../../model/app-model.ts"
import type { QueueUse } from "./queue-policies.ts"
import { logicalId } from "../../model/logical-id.ts"

export interface QueueModel extends KindModel {
  readonly declaration: QueueDeclaration
  /** Where messages go that were received too often: the id of a queue. */
  readonly deadLetters?: { readonly queue: string; readonly maxReceiveCount: number }
  /** The name of the queue under `tsapi local`. */
  readonly localName: string
  /** By the topics it subscribes to. */
  readonly sendsTo?: readonly QueueUse[]
}

/** The id of the queue in the template. */
export function queueLogicalId(id: string): string {
  return logicalId(id, "Queue")
}

/** The queues of an app. */
export function queueModels(declared: readonly KindModel[]): readonly QueueModel[] {
  return declared.filter((model): model is QueueModel => model.kind === "queue")
}

export function localQueueArn(
  localName: string,
  { region, accountId }: { readonly region: string; readonly accountId: string },
): string {
  return `arn:aws:sqs:${region}:${accountId}:${localName}`
}
