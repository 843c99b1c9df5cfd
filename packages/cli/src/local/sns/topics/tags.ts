import type { ServiceInput } from "../../protocol/service-input.ts"
import { listTags, readTags, type Tags, withoutTags } from "../../protocol/tags.ts"
import { ServiceError } from "../../protocol/service-error.ts"
import type { SnsContext } from "../sns-context.ts"
import { topicOfArn } from "../sns-context.ts"
import type { Topic } from "../store/topic.ts"

export async function tagResource(sns: SnsContext, input: ServiceInput): Promise<object> {
  return changeTags(sns, input, (tags) => ({ ...tags, ...readTags(input) }))
}

export async function untagResource(sns: SnsContext, input: ServiceInput): Promise<object> {
  const keys = input.texts("TagKeys")
  return changeTags(sns, input, (tags) => withoutTags(tags, keys))
}

export async function listTagsForResource(sns: SnsContext, input: ServiceInput): Promise<object> {
  const { tags } = taggedTopic(sns, input)
  return { Tags: listTags(tags) }
}

async function changeTags(sns: SnsContext, input: ServiceInput, change: (tags: Tags) => Tags): Promise<object> {
  await sns.store.state.exclusive(async () => {
    const topic = taggedTopic(sns, input)
    await sns.store.saveTopic({ ...topic, tags: change(topic.tags) })
  })
  return {}
}

function taggedTopic(sns: SnsContext, input: ServiceInput): Topic {
  try {
    return topicOfArn(sns, input.requiredText("ResourceArn"))
  } catch (error) {
    if (!(error instanceof ServiceError) || error.name !== "NotFound") throw error
    throw new ServiceError("ResourceNotFound", "Resource does not exist", { status: 404 })
  }
}
