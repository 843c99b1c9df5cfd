import type { Queue } from "../queues/queue.ts"
import type { SqsContext } from "../sqs-context.ts"
import { queueOfUrl } from "../sqs-context.ts"
import { invalidValue, missingParameter, sqsError } from "../sqs-errors.ts"
import type { ServiceInput } from "../../protocol/service-input.ts"
import { isInFlight } from "../store/message.ts"
import { answerBatch, batchEntries } from "./batch.ts"
import { findReceived } from "./find-received.ts"
import { changeState } from "./message-changes.ts"

const LONGEST_SECONDS = 43_200

export async function changeMessageVisibility(sqs: SqsContext, input: ServiceInput): Promise<object> {
  const queue = queueOfUrl(sqs, input.requiredText("QueueUrl"))
  return changeOne(sqs, queue, input)
}

export async function changeMessageVisibilityBatch(sqs: SqsContext, input: ServiceInput): Promise<object> {
  const queue = queueOfUrl(sqs, input.requiredText("QueueUrl"))
  const entries = batchEntries(input, "ChangeMessageVisibilityBatchRequestEntry")
  return answerBatch(entries, (entry) => changeOne(sqs, queue, entry))
}

async function changeOne(sqs: SqsContext, queue: Queue, input: ServiceInput): Promise<object> {
  const handle = input.requiredText("ReceiptHandle")
  const reason = `Must be between 0 and ${LONGEST_SECONDS}, if provided.`
  const seconds = input.integer("VisibilityTimeout", { from: 0, to: LONGEST_SECONDS, reason })
  if (seconds === undefined) throw missingParameter("VisibilityTimeout")
  await sqs.store.state.exclusive(async () => {
    const now = sqs.now()
    const { message, outdated } = findReceived(sqs, queue, handle)
    if (!message || outdated) {
      const why = "Message does not exist or is not available for visibility timeout change."
      throw invalidValue(handle, "ReceiptHandle", why)
    }
    if (!isInFlight(message.state, now)) throw sqsError("MessageNotInflight", "The message is not in flight.")
    if (now + seconds * 1000 > (message.state.receivedAt ?? now) + LONGEST_SECONDS * 1000) {
      const why = `Total VisibilityTimeout for the message is beyond the limit [${LONGEST_SECONDS} seconds]`
      throw invalidValue(seconds, "VisibilityTimeout", why)
    }
    const state = { ...message.state, visibleAt: now + seconds * 1000 }
    await sqs.store.commit(await changeState(sqs.store, queue, message, { state, now }))
  })
  // Those who wait know until when; that may be sooner now.
  sqs.waiters.wake(queue.number)
  return {}
}
