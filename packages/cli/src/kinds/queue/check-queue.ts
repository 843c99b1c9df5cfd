import { integer, matching, objectOf, oneOf, trueOrFalse, type Check } from "@tsapi/framework/checks"
import { deadLetterQueueId, type QueueDeclaration } from "@tsapi/framework/internal"
import { UserError } from "../../errors/user-error.ts"
import type { Located } from "../../model/kind.ts"
import { existingArn } from "../resources/existing-arn.ts"
import { kmsKeyArn } from "../resources/kms-key-arn.ts"
import { optionErrors } from "../resources/option-errors.ts"

type Declared = Located<QueueDeclaration>

/** Everything SQS would refuse in a queue's declaration. */
export function checkQueue(queue: Declared, queues: readonly Declared[]): readonly UserError[] {
  const { kind: _kind, id, location, topics: _checkedApart, ...options } = queue
  const owner = `Queue "${id}"`
  const invalid = (problem: string, hint: string) =>
    new UserError("RESOURCE_INVALID", `${owner}: ${problem}`, { hint, location })
  return [
    ...(idPattern.test(id) ? [] : [invalid("that cannot be an id", idHint)]),
    ...optionErrors({ code: "RESOURCE_INVALID", owner, options, checks, location }),
    ...deadLetterFaults(queue, queues).map(([problem, hint]) => invalid(problem, hint)),
  ]
}

function deadLetterFaults(
  { id, fifo = false, deadLetterQueue }: Declared,
  queues: readonly Declared[],
): readonly (readonly [problem: string, hint: string])[] {
  const taken = queues.some((other) => other.id === deadLetterQueueId(id))
  if (taken && deadLetterQueue !== false)
    return [
      [`its dead-letter queue would be named "${deadLetterQueueId(id)}" as another queue is`, "Rename the other."],
    ]
  if (typeof deadLetterQueue !== "object" || deadLetterQueue.queue === undefined) return []
  const target = queues.find((other) => other.id === deadLetterQueue.queue)
  if (!target || target.existing)
    return [["its dead-letter queue is not one of the app's queues", "Declare it with `new Queue`, or leave it out."]]
  if (leadsTo(id, target, queues))
    return [["its dead letters come back to it", "Name a queue whose dead-letter queue is another, or leave it out."]]
  if (Boolean(target.fifo) !== Boolean(fifo))
    return [["only one of it and its dead-letter queue is FIFO", "Make both FIFO queues, or neither."]]
  return []
}

function leadsTo(id: string, queue: Declared, queues: readonly Declared[]): boolean {
  const seen = new Set<string>()
  let next: Declared | undefined = queue
  while (next && !seen.has(next.id)) {
    if (next.id === id) return true
    seen.add(next.id)
    const { deadLetterQueue }: Declared = next
    next = typeof deadLetterQueue === "object" ? queues.find((other) => other.id === deadLetterQueue.queue) : undefined
  }
  return false
}

const idPattern = /^[A-Za-z][A-Za-z0-9_-]{0,47}$/
const idHint = "Use letters, digits, hyphens and underscores, beginning with a letter, 48 characters at most."

// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
const retention = integer(60, 1_209_600, "seconds")
const checks: Readonly<Record<string, Check>> = {
  fifo: orBoolean(objectOf({ contentBasedDeduplication: trueOrFalse, highThroughput: trueOrFalse })),
  visibilityTimeout: integer(0, 43_200, "seconds"),
  retention,
  delay: integer(0, 900, "seconds"),
  receiveWait: integer(0, 20, "seconds"),
  maximumMessageSize: integer(1024, 1_048_576, "bytes"),
  encryption: (value, at) =>
    typeof value === "object" ? objectOf({ kmsKeyArn }, ["kmsKeyArn"])(value, at) : oneOf(["sqs"])(value, at),
  deadLetterQueue: orBoolean(
    objectOf({ maxReceiveCount: integer(1, 1000), retention, queue: matching(/./, "Use a queue of the app.") }),
  ),
  existing: objectOf({ arn: existingArn("sqs", "arn:aws:sqs:REGION:ACCOUNT:NAME") }, ["arn"]),
}

function orBoolean(check: Check): Check {
  return (value, at) => (typeof value === "boolean" ? [] : check(value, at))
}
