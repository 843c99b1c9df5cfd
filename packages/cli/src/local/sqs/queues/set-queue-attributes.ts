import type { SqsContext } from "../sqs-context.ts"
import { queueOfUrl } from "../sqs-context.ts"
import { invalidAttributeName } from "../sqs-errors.ts"
import type { ServiceInput } from "../../protocol/service-input.ts"
import { checkAttributes } from "./queue-attributes.ts"
import { checkRedrivePolicy } from "./redrive-policy.ts"

export async function setQueueAttributes(sqs: SqsContext, input: ServiceInput): Promise<object> {
  const { name, number } = queueOfUrl(sqs, input.requiredText("QueueUrl"))
  const attributes = input.textMap("Attributes")
  if ("FifoQueue" in attributes) throw invalidAttributeName("FifoQueue")
  checkAttributes(name, attributes)
  checkRedrivePolicy(sqs, name, attributes)
  await sqs.store.state.exclusive(async () => {
    const queue = sqs.store.queue(name)
    // One form of encryption replaces the other.
    const { SqsManagedSseEnabled: _replaced, ...kept } = queue.attributes
    const before = attributes["KmsMasterKeyId"] ? kept : queue.attributes
    const modifiedAt = Math.floor(sqs.now() / 1000)
    await sqs.store.saveQueue({ ...queue, attributes: { ...before, ...attributes }, modifiedAt })
  })
  sqs.waiters.wake(number)
  return {}
}
