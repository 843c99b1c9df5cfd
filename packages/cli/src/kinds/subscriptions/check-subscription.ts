import { fault, type OptionFault } from "@tsapi/framework/checks"
import { type Declaration, type DescribedSubscription, type TopicDeclaration } from "@tsapi/framework/internal"
import type { ErrorCode } from "../../errors/codes.ts"
import { UserError } from "../../errors/user-error.ts"
import { patternDialects, patternFaults } from "../../model/event-pattern/pattern-faults.ts"
import type { Located } from "../../model/kind.ts"
import type { SourceLocation } from "../../model/source-location.ts"
import { missingQueue } from "../queue/missing-queue.ts"
import { queueDeclarationOf } from "../queue/queue-declaration-of.ts"
import { isFifoTopic } from "../topic/topic-model.ts"
import { complexityFaults } from "./complexity-faults.ts"

export interface Subscriber {
  readonly code: ErrorCode
  /** `@onTopic of OrderWorker.refund` */
  readonly owner: string
  readonly location: SourceLocation
  readonly declarations: readonly Located<Declaration>[]
}

/** Everything SNS would refuse in a subscription, whoever subscribes. */
export function checkSubscription(
  { topic: id, filter, filterScope, deadLetterQueue }: DescribedSubscription,
  { code, owner, location, declarations }: Subscriber,
): readonly UserError[] {
  const invalid = (problem: string, hint: string) => new UserError(code, `${owner}: ${problem}`, { hint, location })
  const topic = topicDeclaration(id, declarations)
  if (!topic) return [invalid(`the app has no topic "${id}"`, "Construct it in a module that the app imports.")]
  const faults = [...scopeFaults(filterScope), ...filterFaults(filter, filterScope)]
  const errors = faults.map(({ message, hint }) => invalid(message, hint))
  if (deadLetterQueue === undefined) return errors
  const queue = queueDeclarationOf(deadLetterQueue, declarations)
  if (!queue) return [...errors, invalid(...missingQueue(deadLetterQueue, declarations))]
  if (Boolean(queue.fifo) === isFifoTopic(topic)) return errors
  const problem = `only one of the topic "${id}" and the deadLetterQueue "${deadLetterQueue}" is FIFO`
  return [...errors, invalid(problem, "Use a FIFO queue for a FIFO topic, and a standard one for a standard topic.")]
}

export function topicDeclaration(
  id: string,
  declarations: readonly Located<Declaration>[],
): Located<TopicDeclaration> | undefined {
  return declarations
    .filter((other): other is Located<TopicDeclaration> => other.kind === "topic")
    .find((other) => other.id === id)
}

function scopeFaults(scope: unknown): readonly OptionFault[] {
  if (scope === undefined || scope === "MessageAttributes" || scope === "MessageBody") return []
  return [fault(["filterScope"], `is ${JSON.stringify(scope)}`, 'Use "MessageAttributes" or "MessageBody".')]
}

function filterFaults(filter: DescribedSubscription["filter"], scope: unknown): readonly OptionFault[] {
  if (filter === undefined) return []
  const dialect = scope === "MessageBody" ? patternDialects.topicBody : patternDialects.topicAttributes
  const faults = patternFaults(filter, dialect, ["filter"])
  return faults.length > 0 ? faults : complexityFaults(filter, ["filter"])
}
