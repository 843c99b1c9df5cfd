import type { SqsContext } from "../sqs-context.ts"
import { queueOfUrl } from "../sqs-context.ts"
import type { RequestInput } from "../../protocol/request-input.ts"
import type { Queue } from "./queue.ts"

export async function tagQueue(sqs: SqsContext, input: RequestInput): Promise<object> {
  return changeTags(sqs, input, (tags) => ({ ...tags, ...input.textMap("Tags") }))
}

export async function untagQueue(sqs: SqsContext, input: RequestInput): Promise<object> {
  const keys = input.texts("TagKeys")
  return changeTags(sqs, input, (tags) =>
    Object.fromEntries(Object.entries(tags).filter(([key]) => !keys.includes(key))),
  )
}

export async function listQueueTags(sqs: SqsContext, input: RequestInput): Promise<object> {
  const { tags } = queueOfUrl(sqs, input.requiredText("QueueUrl"))
  return Object.keys(tags).length > 0 ? { Tags: tags } : {}
}

async function changeTags(
  sqs: SqsContext,
  input: RequestInput,
  change: (tags: Queue["tags"]) => Queue["tags"],
): Promise<object> {
  const { name } = queueOfUrl(sqs, input.requiredText("QueueUrl"))
  await sqs.store.state.exclusive(async () => {
    const queue = sqs.store.queue(name)
    await sqs.store.saveQueue({ ...queue, tags: change(queue.tags) })
  })
  return {}
}
