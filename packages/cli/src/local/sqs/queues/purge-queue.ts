import type { SqsContext } from "../sqs-context.ts"
import { queueOfUrl } from "../sqs-context.ts"
import { sqsError } from "../sqs-errors.ts"
import type { ServiceInput } from "../../protocol/service-input.ts"

const INTERVAL_MS = 60_000

export async function purgeQueue(sqs: SqsContext, input: ServiceInput): Promise<object> {
  const { name } = queueOfUrl(sqs, input.requiredText("QueueUrl"))
  await sqs.store.state.exclusive(async () => {
    const queue = sqs.store.queue(name)
    const now = sqs.now()
    if (queue.purgedAt !== undefined && queue.purgedAt + INTERVAL_MS > now) {
      const message = `Only one PurgeQueue operation on ${name} is allowed every 60 seconds.`
      throw sqsError("PurgeQueueInProgress", message, 403)
    }
    await sqs.store.saveQueue({ ...queue, space: await sqs.store.newSpace(), purgedAt: now })
  })
  return {}
}
