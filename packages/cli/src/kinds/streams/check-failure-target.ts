import type { Declaration, ResourcePlace, TopicDeclaration } from "@tsapi/framework/internal"
import { UserError } from "../../errors/user-error.ts"
import type { Located } from "../../model/kind.ts"
import type { SourceLocation } from "../../model/source-location.ts"
import { findBucket } from "../on-bucket/find-bucket.ts"
import { isFifoTopic } from "../topic/topic-model.ts"
import { queueDeclarationOf } from "../queue/queue-declaration-of.ts"

export interface FailureTargetUse {
  /** `@onStream of A.b` */
  readonly owner: string
  readonly location: SourceLocation
  readonly declarations: readonly Located<Declaration>[]
}

type Declarations = FailureTargetUse["declarations"]

// https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html
const targets: Readonly<Record<string, (id: string, declarations: Declarations) => Target | undefined>> = {
  bucket: (id, declarations) => findBucket(id, declarations) && { isFifo: false },
  queue(id, declarations) {
    const queue = queueDeclarationOf(id, declarations)
    return queue && { isFifo: queue.existing ? queue.existing.arn.endsWith(".fifo") : Boolean(queue.fifo) }
  },
  topic(id, declarations) {
    const topic = declarations.filter(isTopic).find((each) => each.id === id)
    return topic && { isFifo: isFifoTopic(topic) }
  },
}

interface Target {
  readonly isFifo: boolean
}

function isTopic(declaration: Located<Declaration>): declaration is Located<TopicDeclaration> {
  return declaration.kind === "topic"
}

/** What is wrong with what Lambda shall tell of records of a stream that are given up. */
export function checkFailureTarget(
  target: ResourcePlace | undefined,
  { owner, location, declarations }: FailureTargetUse,
): readonly UserError[] {
  if (!target) return []
  const { kind, id } = target
  const invalid = (problem: string, hint: string) => [
    new UserError("TRIGGER_INVALID", `${owner}: ${problem}`, { hint, location }),
  ]
  const find = targets[kind]
  if (!find) return invalid(`onFailure is the ${kind} "${id}"`, "Lambda tells a queue, a topic or a bucket.")
  const found = find(id, declarations)
  if (!found)
    return invalid(`the app has no ${kind} "${id}" for onFailure`, "Construct it in a module that the app imports.")
  if (found.isFifo)
    return invalid(`onFailure is the FIFO ${kind} "${id}"`, "Lambda sends to standard queues and topics only.")
  return []
}
