import type { ServiceInput } from "../../protocol/service-input.ts"
import type { SnsContext } from "../sns-context.ts"
import { topicArn, topicOfArn } from "../sns-context.ts"
import { invalidParameter } from "../sns-errors.ts"
import { isFifo, type Topic } from "../store/topic.ts"
import { readTags } from "../../protocol/tags.ts"
import { checkTopicAttributes } from "./topic-attributes.ts"

export async function createTopic(sns: SnsContext, input: ServiceInput): Promise<object> {
  const { name, attributes, tags } = readTopic(input)
  const topic = await sns.store.state.exclusive(async () => {
    const existing = sns.store.topics.get(name)
    if (!existing) return addTopic(sns, { name, attributes, tags })
    const differs = Object.entries(attributes).some(([key, value]) => existing.attributes[key] !== value)
    if (differs) throw invalidParameter("Attributes Reason: Topic already exists with different attributes")
    if (Object.entries(tags).some(([key, value]) => existing.tags[key] !== value))
      throw invalidParameter("Tags Reason: Topic already exists with different tags")
    return existing
  })
  return { TopicArn: topicArn(sns, topic) }
}

/**
 * Makes a declared topic exist with these attributes and tags and no others, and keeps its subscriptions. Not an
 * operation of AWS: what a deployment does.
 */
export async function ensureTopic(sns: SnsContext, input: ServiceInput): Promise<object> {
  const topic = readTopic(input)
  await sns.store.state.exclusive(async () => {
    const existing = sns.store.topics.get(topic.name)
    if (existing) await sns.store.saveTopic({ ...existing, ...topic })
    else await addTopic(sns, topic)
  })
  return { TopicArn: topicArn(sns, topic) }
}

export async function deleteTopic(sns: SnsContext, input: ServiceInput): Promise<object> {
  const arn = input.requiredText("TopicArn")
  await sns.store.state.exclusive(async () => {
    const topic = [...sns.store.topics.values()].find((other) => topicArn(sns, other) === arn)
    // Deleting a topic that is not there succeeds.
    if (!topic) return
    for (const subscription of sns.store.subscriptionsOf(arn)) await sns.store.dropSubscription(subscription)
    await sns.store.dropTopic(topicOfArn(sns, arn))
  })
  return {}
}

type NewTopic = Omit<Topic, "sequence">

function readTopic(input: ServiceInput): NewTopic {
  const name = input.requiredText("Name")
  const { FifoTopic = "false", ...attributes } = input.textMap("Attributes")
  const fifo = FifoTopic === "true"
  if (fifo !== isFifo({ name }) || !/^[\w-]{1,256}$/.test(fifo ? name.slice(0, -".fifo".length) : name)) {
    throw invalidParameter(
      fifo
        ? "Topic Name Reason: Fifo Topic names must end with .fifo and must be made up of only uppercase and lowercase ASCII letters, numbers, underscores, and hyphens, and must be between 1 and 256 characters long."
        : "Topic Name",
    )
  }
  checkTopicAttributes(name, attributes)
  return { name, attributes, tags: readTags(input) }
}

async function addTopic({ store }: SnsContext, added: NewTopic): Promise<Topic> {
  const topic = { ...added, sequence: 0 }
  await store.saveTopic(topic)
  return topic
}
