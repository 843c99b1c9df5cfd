import type { Queue } from "../queues/queue.ts"
import { isFifo } from "../queues/queue.ts"
import type { SqsContext } from "../sqs-context.ts"
import { queueOfUrl } from "../sqs-context.ts"
import { invalidValue } from "../sqs-errors.ts"
import type { ServiceInput } from "../../protocol/service-input.ts"
import { isInFlight } from "../store/message.ts"
import { answerBatch, batchEntries } from "./batch.ts"
import { removeMessage } from "./message-changes.ts"
import { findReceived } from "./find-received.ts"

export async function deleteMessage(sqs: SqsContext, input: ServiceInput): Promise<object> {
  const queue = queueOfUrl(sqs, input.requiredText("QueueUrl"))
  return deleteOne(sqs, queue, input)
}

export async function deleteMessageBatch(sqs: SqsContext, input: ServiceInput): Promise<object> {
  const queue = queueOfUrl(sqs, input.requiredText("QueueUrl"))
  const entries = batchEntries(input, "DeleteMessageBatchRequestEntry")
  return answerBatch(entries, (entry) => deleteOne(sqs, queue, entry))
}

async function deleteOne(sqs: SqsContext, queue: Queue, input: ServiceInput): Promise<object> {
  const handle = input.requiredText("ReceiptHandle")
  await sqs.store.state.exclusive(async () => {
    const { message, outdated } = findReceived(sqs, queue, handle)
    // A message that is gone is deleted; so SQS answers.
    if (!message) return
    const expired = outdated || !isInFlight(message.state, sqs.now())
    if (isFifo(queue) && expired) throw invalidValue(handle, "ReceiptHandle", "The receipt handle has expired.")
    // A standard queue accepts an older handle and keeps the message for who received it since.
    if (!outdated) await sqs.store.commit(await removeMessage(sqs.store, queue, message, sqs.now()))
  })
  // The rest of a group may be received now.
  if (isFifo(queue)) sqs.waiters.wake(queue.number)
  return {}
}
