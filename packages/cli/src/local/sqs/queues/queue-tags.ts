import type { SqsContext } from "../sqs-context.ts"
import { queueOfUrl } from "../sqs-context.ts"
import type { ServiceInput } from "../../protocol/service-input.ts"
import { type Tags, withoutTags } from "../../protocol/tags.ts"

export async function tagQueue(sqs: SqsContext, input: ServiceInput): Promise<object> {
  return changeTags(sqs, input, (tags) => ({ ...tags, ...input.textMap("Tags") }))
}

export async function untagQueue(sqs: SqsContext, input: ServiceInput): Promise<object> {
  const keys = input.texts("TagKeys")
  return changeTags(sqs, input, (tags) => withoutTags(tags, keys))
}

export async function listQueueTags(sqs: SqsContext, input: ServiceInput): Promise<object> {
  const { tags } = queueOfUrl(sqs, input.requiredText("QueueUrl"))
  return Object.keys(tags).length > 0 ? { Tags: tags } : {}
}

async function changeTags(sqs: SqsContext, input: ServiceInput, change: (tags: Tags) => Tags): Promise<object> {
  const { name } = queueOfUrl(sqs, input.requiredText("QueueUrl"))
  await sqs.store.state.exclusive(async () => {
    const queue = sqs.store.queue(name)
    await sqs.store.saveQueue({ ...queue, tags: change(queue.tags) })
  })
  return {}
}
