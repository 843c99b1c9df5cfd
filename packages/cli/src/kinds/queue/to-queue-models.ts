import { deadLetterQueueId, type QueueDeclaration } from "@tsapi/framework/internal"
import type { Located, ModelContext } from "../../model/kind.ts"
import { stackName } from "../../model/logical-id.ts"
import { topicUses } from "./queue-topics.ts"
import type { QueueModel } from "./queue-model.ts"
import { arnPart } from "../resources/arn-part.ts"

const FOURTEEN_DAYS = 1_209_600

/** A declared queue, and with it the dead-letter queue that it has of its own. */
export function toQueueModels(
  declaration: Located<QueueDeclaration>,
  context: Pick<ModelContext, "app" | "config" | "declarations">,
): readonly QueueModel[] {
  const { id, location, existing, fifo } = declaration
  const suffix = fifo ? ".fifo" : ""
  const localName = (queueId: string) => `${stackName(context.app.name, context.config.stage)}-${queueId}${suffix}`
  if (existing) return [{ kind: "queue", id, declaration, localName: arnPart(existing.arn, 5), location }]
  const sendsTo = topicUses(declaration, context.declarations)
  if (declaration.deadLetterQueue === false)
    return [{ kind: "queue", id, declaration, localName: localName(id), sendsTo, location }]
  const options = typeof declaration.deadLetterQueue === "object" ? declaration.deadLetterQueue : {}
  const { queue = deadLetterQueueId(id), maxReceiveCount = 5, retention = FOURTEEN_DAYS } = options
  const deadLetters = { queue, maxReceiveCount }
  const model = { kind: "queue", id, declaration, deadLetters, localName: localName(id), sendsTo, location }
  if (options.queue !== undefined) return [model]
  const { encryption } = declaration
  const own: QueueDeclaration = {
    ...{ kind: "queue", id: queue, retention, location },
    ...(fifo !== undefined && { fifo }),
    ...(encryption !== undefined && { encryption }),
  }
  return [model, { kind: "queue", id: queue, declaration: own, localName: localName(queue), location }]
}
