import { type Check, integer, trueOrFalse } from "@tsapi/framework/checks"
import type { Declaration, QueueDeclaration, QueueTriggerDeclaration } from "@tsapi/framework/internal"
import { UserError } from "../../errors/user-error.ts"
import type { Located } from "../../model/kind.ts"
import { missingQueue } from "../queue/missing-queue.ts"
import { queueDeclarationOf } from "../queue/queue-declaration-of.ts"
import { optionErrors } from "../resources/option-errors.ts"
import { eventFilters } from "../triggers/event-filters.ts"
import { triggerName } from "../triggers/trigger-function.ts"

type Declared = Located<QueueTriggerDeclaration>

/** Everything Lambda would refuse in an `@onQueue`. */
export function checkQueueTrigger(
  trigger: Declared,
  declarations: readonly Located<Declaration>[],
): readonly UserError[] {
  const { batch, batchSize, batchWindow, maximumConcurrency, filters, enabled, location, queue: id } = trigger
  const owner = `@onQueue of ${triggerName(trigger)}`
  const invalid = (problem: string, hint: string) =>
    new UserError("TRIGGER_INVALID", `${owner}: ${problem}`, { hint, location })
  const queue = queueDeclarationOf(id, declarations)
  if (!queue) return [invalid(...missingQueue(id, declarations))]
  const options = { batch, batchSize, batchWindow, maximumConcurrency, filters, enabled }
  return [
    ...optionErrors({ code: "TRIGGER_INVALID", owner, options, checks: queue.fifo ? fifoChecks : checks, location }),
    ...(queue.fifo && batchWindow !== undefined
      ? [invalid("a FIFO queue has no batchWindow", "Leave batchWindow out.")]
      : []),
    ...(batchSize !== undefined && batchSize > 10 && batchWindow === 0
      ? [invalid(`batchSize is ${batchSize} without a batchWindow`, "Wait at least 1 second, or take 10 at most.")]
      : []),
    ...rivals(trigger, declarations).map(({ location: other, ...rival }) =>
      invalid(
        `${triggerName(rival)} at ${other.file}:${other.line} takes messages of "${id}" too`,
        "Each message goes to one of them. Let one method take them all, or use a topic with a queue for each.",
      ),
    ),
  ]
}

function rivals({ location, queue }: Declared, declarations: readonly Located<Declaration>[]): readonly Declared[] {
  // Two queues of one id are the fault, and not their readers.
  if (declarations.filter((other) => isQueue(other) && other.id === queue).length > 1) return []
  const others = declarations.filter(isQueueTrigger).filter((other) => other.queue === queue)
  const own = others.findIndex((other) => other.location === location)
  return own > 0 ? others.slice(0, 1) : []
}

function isQueue(declaration: Located<Declaration>): declaration is Located<QueueDeclaration> {
  return declaration.kind === "queue"
}

function isQueueTrigger(declaration: Located<Declaration>): declaration is Declared {
  return declaration.kind === "onQueue"
}

// https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html
const checks: Readonly<Record<string, Check>> = {
  batch: trueOrFalse,
  batchSize: integer(1, 10_000, "messages"),
  batchWindow: integer(0, 300, "seconds"),
  maximumConcurrency: integer(2, 1000, "invocations"),
  filters: eventFilters,
  enabled: trueOrFalse,
}
const fifoChecks = { ...checks, batchSize: integer(1, 10, "messages of a FIFO queue") }
