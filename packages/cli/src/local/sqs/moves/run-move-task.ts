import { randomUUID } from "node:crypto"
import { setTimeout as wait } from "node:timers/promises"
import { placeMessage, removeMessage, type StoredMessage } from "../messages/message-changes.ts"
import { sequenceNumber } from "../messages/send-message.ts"
import { takeMessages } from "../messages/take-messages.ts"
import { isFifo, type Queue } from "../queues/queue.ts"
import type { SqsContext } from "../sqs-context.ts"
import { queueOfArn } from "../sqs-context.ts"
import { type MoveTask, putTask, storedTask, storedTasks } from "./move-task.ts"

/** Goes on with the tasks that were running when the service stopped. */
export async function resumeMoveTasks(sqs: SqsContext): Promise<void> {
  for (const task of await storedTasks(sqs.store.state)) {
    if (task.status === "RUNNING") sqs.inBackground(runMoveTask(sqs, task))
  }
}

/** Moves messages one by one until none is visible, the task is cancelled or the service stops. */
export async function runMoveTask(sqs: SqsContext, task: MoveTask): Promise<void> {
  while (await sqs.store.state.exclusive(() => moveNext(sqs, task))) {
    if (task.perSecond !== undefined) await wait(1000 / task.perSecond, undefined, { ref: false })
  }
}

async function moveNext(sqs: SqsContext, { startedAt, ...rest }: MoveTask): Promise<boolean> {
  const { store, waiters, now } = sqs
  const task = storedTask(store.state, { startedAt, ...rest })
  const source = task && queueOfArn(sqs, task.sourceArn)
  if (waiters.closed || !source || task.status !== "RUNNING") return false
  const end = async (status: MoveTask["status"], failureReason?: string) => {
    await store.commit([putTask({ ...task, status, ...(failureReason !== undefined && { failureReason }) })])
    return false
  }
  const [message] = await takeMessages(sqs, source, { atMost: 1, visibilityMs: 0 })
  if (!message) return end("COMPLETED")
  const destinationArn = task.destinationArn ?? message.content.sourceArn
  const destination = destinationArn === undefined ? undefined : queueOfArn(sqs, destinationArn)
  if (!destination) return end("FAILED", "AWS.SimpleQueueService.NonExistentQueue")
  await store.commit([
    ...(await removeMessage(store, source, message, now())),
    ...placeMessage(store, destination, await renewed(sqs, destination, message)),
    putTask({ ...task, moved: task.moved + 1 }),
  ])
  waiters.wake(destination.number)
  return true
}

/** What is moved counts as a new message: with its own id and age, and never received. */
async function renewed({ store, now }: SqsContext, to: Queue, { content }: StoredMessage): Promise<StoredMessage> {
  const { sourceArn: _source, sequenceNumber: _number, ...kept } = content
  const key = await store.newMessageKey(now())
  return {
    key,
    content: { ...kept, messageId: randomUUID(), ...(isFifo(to) && { sequenceNumber: sequenceNumber(key) }) },
    state: { visibleAt: now(), receives: 0, receivesBefore: 0 },
  }
}
