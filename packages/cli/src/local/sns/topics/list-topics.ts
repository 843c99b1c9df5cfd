import type { ServiceInput } from "../../protocol/service-input.ts"
import { listPage } from "../list-page.ts"
import type { SnsContext } from "../sns-context.ts"
import { topicArn } from "../sns-context.ts"

export async function listTopics(sns: SnsContext, input: ServiceInput): Promise<object> {
  const { entries, ...rest } = listPage(input, [...sns.store.topics.values()], ({ name }) => name)
  return { Topics: entries.map((topic) => ({ TopicArn: topicArn(sns, topic) })), ...rest }
}
