import type { SqsContext } from "../sqs-context.ts"
import { queueArn, queueOfUrl } from "../sqs-context.ts"
import { invalidAttributeName } from "../sqs-errors.ts"
import type { ServiceInput } from "../../protocol/service-input.ts"
import { stateRange } from "../store/message-keys.ts"
import type { MessageState } from "../store/message.ts"
import { isInFlight } from "../store/message.ts"
import type { Queue } from "./queue.ts"
import { attributeOf, storedAttributeNames } from "./queue-attributes.ts"

export async function getQueueAttributes(sqs: SqsContext, input: ServiceInput): Promise<object> {
  const queue = queueOfUrl(sqs, input.requiredText("QueueUrl"))
  const asked = input.texts("AttributeNames")
  const unknown = asked.find((name) => !NAMES.has(name))
  if (unknown !== undefined) throw invalidAttributeName(unknown)
  const all = asked.includes("All")
  const counts = all || asked.some((name) => name.startsWith("Approximate")) ? await countMessages(sqs, queue) : {}
  const values: Readonly<Record<string, string | undefined>> = {
    QueueArn: queueArn(sqs, queue),
    ...counts,
    CreatedTimestamp: String(queue.createdAt),
    LastModifiedTimestamp: String(queue.modifiedAt),
    ...Object.fromEntries(storedAttributeNames.map((name) => [name, attributeOf(queue, name)])),
  }
  // An empty text says that an optional attribute was taken away.
  const Attributes = Object.fromEntries(
    Object.entries(values).filter(([name, value]) => value && (all || asked.includes(name))),
  )
  return Object.keys(Attributes).length > 0 ? { Attributes } : {}
}

const NAMES: ReadonlySet<string> = new Set([
  "All",
  "QueueArn",
  "ApproximateNumberOfMessages",
  "ApproximateNumberOfMessagesDelayed",
  "ApproximateNumberOfMessagesNotVisible",
  "CreatedTimestamp",
  "LastModifiedTimestamp",
  ...storedAttributeNames,
])

async function countMessages({ store, now }: SqsContext, { space }: Queue): Promise<Readonly<Record<string, string>>> {
  const time = now()
  let visible = 0
  let delayed = 0
  let inFlight = 0
  for await (const [, text] of store.state.entries(stateRange(space))) {
    const state: MessageState = JSON.parse(text)
    if (isInFlight(state, time)) inFlight++
    else if (state.visibleAt > time) delayed++
    else visible++
  }
  return {
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesDelayed: String(delayed),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
  }
}
