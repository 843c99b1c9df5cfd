import type { SqsContext } from "../sqs-context.ts"
import { queueOfUrl } from "../sqs-context.ts"
import type { ServiceInput } from "../../protocol/service-input.ts"

export async function deleteQueue(sqs: SqsContext, input: ServiceInput): Promise<object> {
  const { name } = queueOfUrl(sqs, input.requiredText("QueueUrl"))
  const queue = await sqs.store.state.exclusive(async () => {
    const found = sqs.store.queue(name)
    await sqs.store.dropQueue(found)
    return found
  })
  sqs.waiters.wake(queue.number)
  return {}
}
