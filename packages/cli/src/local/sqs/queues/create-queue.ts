import type { SqsContext } from "../sqs-context.ts"
import { queueArn, queueUrl } from "../sqs-context.ts"
import { invalidParameter, queueNameExists } from "../sqs-errors.ts"
import type { ServiceInput } from "../../protocol/service-input.ts"
import type { Queue } from "./queue.ts"
import { attributeOf, checkAttributes } from "./queue-attributes.ts"
import { checkRedrivePolicy } from "./redrive-policy.ts"

export async function createQueue(sqs: SqsContext, input: ServiceInput): Promise<object> {
  const { name, attributes, tags } = readQueue(sqs, input)
  const queue = await sqs.store.state.exclusive(async () => {
    const existing = sqs.store.queues.get(name)
    if (!existing) return addQueue(sqs, { name, attributes, tags })
    const different = Object.keys(attributes).find((key) => attributeOf(existing, key) !== attributes[key])
    if (different !== undefined) throw queueNameExists(different)
    return existing
  })
  return { QueueUrl: queueUrl(sqs, queue) }
}

/**
 * Makes a declared queue exist with these attributes and tags and no others, and keeps its messages. Not an operation of
 * AWS: what a deployment does.
 */
export async function ensureQueue(sqs: SqsContext, input: ServiceInput): Promise<object> {
  const { name, attributes, tags } = readQueue(sqs, input)
  const queue = await sqs.store.state.exclusive(async () => {
    const existing = sqs.store.queues.get(name)
    if (!existing) return addQueue(sqs, { name, attributes, tags })
    const changed = { ...existing, attributes, tags, modifiedAt: Math.floor(sqs.now() / 1000) }
    await sqs.store.saveQueue(changed)
    return changed
  })
  // Retention, redrive and waiting times may be others now.
  sqs.waiters.wake(queue.number)
  return { QueueUrl: queueUrl(sqs, queue), QueueArn: queueArn(sqs, queue) }
}

type NewQueue = Pick<Queue, "name" | "attributes" | "tags">

function readQueue(sqs: SqsContext, input: ServiceInput): NewQueue {
  const name = input.requiredText("QueueName")
  const attributes = input.textMap("Attributes")
  if (attributes["FifoQueue"] === "true" && !name.endsWith(".fifo")) {
    const rule =
      "can only include alphanumeric characters, hyphens, or underscores, must end with .fifo suffix and be 1 to 80 in length."
    throw invalidParameter(`The name of a FIFO queue ${rule}`)
  }
  const suffixed = name.endsWith(".fifo") && attributes["FifoQueue"] === "true"
  if (!/^[\w-]{1,80}$/.test(suffixed ? name.slice(0, -".fifo".length) : name) || name.length > 80)
    throw invalidParameter("Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length")
  checkAttributes(name, attributes)
  checkRedrivePolicy(sqs, name, attributes)
  return { name, attributes, tags: input.textMap("tags") }
}

async function addQueue({ store, now }: SqsContext, { name, attributes, tags }: NewQueue): Promise<Queue> {
  const seconds = Math.floor(now() / 1000)
  const number = await store.newSpace()
  const queue = { name, number, space: number, attributes, tags, createdAt: seconds, modifiedAt: seconds }
  await store.saveQueue(queue)
  return queue
}
