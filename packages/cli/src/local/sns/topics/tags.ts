import type { RequestInput } from "../../protocol/request-input.ts"
import { ServiceError } from "../../protocol/service-error.ts"
import type { SnsContext } from "../sns-context.ts"
import { topicOfArn } from "../sns-context.ts"
import type { Topic } from "../store/topic.ts"

export function readTags(input: RequestInput): Readonly<Record<string, string>> {
  return Object.fromEntries(input.inputs("Tags").map((tag) => [tag.requiredText("Key"), tag.text("Value") ?? ""]))
}

export async function tagResource(sns: SnsContext, input: RequestInput): Promise<object> {
  return changeTags(sns, input, (tags) => ({ ...tags, ...readTags(input) }))
}

export async function untagResource(sns: SnsContext, input: RequestInput): Promise<object> {
  const keys = input.texts("TagKeys")
  return changeTags(sns, input, (tags) =>
    Object.fromEntries(Object.entries(tags).filter(([key]) => !keys.includes(key))),
  )
}

export async function listTagsForResource(sns: SnsContext, input: RequestInput): Promise<object> {
  const { tags } = taggedTopic(sns, input)
  return { Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) }
}

async function changeTags(
  sns: SnsContext,
  input: RequestInput,
  change: (tags: Topic["tags"]) => Topic["tags"],
): Promise<object> {
  await sns.store.state.exclusive(async () => {
    const topic = taggedTopic(sns, input)
    await sns.store.saveTopic({ ...topic, tags: change(topic.tags) })
  })
  return {}
}

function taggedTopic(sns: SnsContext, input: RequestInput): Topic {
  try {
    return topicOfArn(sns, input.requiredText("ResourceArn"))
  } catch (error) {
    if (!(error instanceof ServiceError) || error.name !== "NotFound") throw error
    throw new ServiceError("ResourceNotFound", "Resource does not exist", { status: 404 })
  }
}
