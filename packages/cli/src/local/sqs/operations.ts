import { changeMessageVisibility, changeMessageVisibilityBatch } from "./messages/change-visibility.ts"
import { deleteMessage, deleteMessageBatch } from "./messages/delete-message.ts"
import { receiveMessage } from "./messages/receive-message.ts"
import { sendMessage, sendMessageBatch } from "./messages/send-message.ts"
import { cancelMessageMoveTask, listMessageMoveTasks, startMessageMoveTask } from "./moves/message-move-tasks.ts"
import { createQueue } from "./queues/create-queue.ts"
import { deleteQueue } from "./queues/delete-queue.ts"
import { getQueueAttributes } from "./queues/get-queue-attributes.ts"
import { getQueueUrl } from "./queues/get-queue-url.ts"
import { listDeadLetterSourceQueues, listQueues } from "./queues/list-queues.ts"
import { purgeQueue } from "./queues/purge-queue.ts"
import { listQueueTags, tagQueue, untagQueue } from "./queues/queue-tags.ts"
import { setQueueAttributes } from "./queues/set-queue-attributes.ts"
import type { CallOptions } from "../../model/local-emulator.ts"
import type { SqsContext } from "./sqs-context.ts"
import type { ServiceInput } from "../protocol/service-input.ts"

/** Answers one request: its members in, the answer's JSON out; rejects with ServiceError. */
export type Operation = (sqs: SqsContext, input: ServiceInput, options: CallOptions) => Promise<object>

/** Every operation this stand-in has; all others are refused by name. */
export const operations = {
  CancelMessageMoveTask: cancelMessageMoveTask,
  ChangeMessageVisibility: changeMessageVisibility,
  ChangeMessageVisibilityBatch: changeMessageVisibilityBatch,
  CreateQueue: createQueue,
  DeleteMessage: deleteMessage,
  DeleteMessageBatch: deleteMessageBatch,
  DeleteQueue: deleteQueue,
  GetQueueAttributes: getQueueAttributes,
  GetQueueUrl: getQueueUrl,
  ListDeadLetterSourceQueues: listDeadLetterSourceQueues,
  ListMessageMoveTasks: listMessageMoveTasks,
  ListQueues: listQueues,
  ListQueueTags: listQueueTags,
  PurgeQueue: purgeQueue,
  ReceiveMessage: receiveMessage,
  SendMessage: sendMessage,
  SendMessageBatch: sendMessageBatch,
  SetQueueAttributes: setQueueAttributes,
  StartMessageMoveTask: startMessageMoveTask,
  TagQueue: tagQueue,
  UntagQueue: untagQueue,
} satisfies Record<string, Operation>
