import type { DescribedSubscription } from "@tsapi/framework/internal"
import { type LocalEmulator, localFunctionArn } from "../../model/local-emulator.ts"
import { topicTriggerModels } from "../on-topic/topic-trigger-model.ts"
import { localQueueArn, queueModels } from "../queue/queue-model.ts"
import { localTopicArn, topicModel } from "../topic/topic-model.ts"

/** The subscriptions of an app, as SNS's stand-in takes them. */
export function localSubscriptions(emulator: LocalEmulator): readonly object[] {
  const { declared } = emulator.app
  const queueArn = (id: string) =>
    localQueueArn(queueModels(declared).find((queue) => queue.id === id)?.localName ?? id, emulator)
  const describe = ({ topic, filter, filterScope, rawDelivery, deadLetterQueue }: DescribedSubscription) => ({
    TopicArn: localTopicArn(topicModel(topic, declared).localName, emulator),
    Attributes: {
      ...(filter && {
        FilterPolicy: JSON.stringify(filter),
        FilterPolicyScope: filterScope ?? "MessageAttributes",
      }),
      ...(rawDelivery && { RawMessageDelivery: "true" }),
      ...(deadLetterQueue !== undefined && {
        RedrivePolicy: JSON.stringify({ deadLetterTargetArn: queueArn(deadLetterQueue) }),
      }),
    },
  })
  return [
    ...topicTriggerModels(declared).map(({ functionId, declaration }) => ({
      ...describe(declaration),
      ...{ Protocol: "lambda", Endpoint: localFunctionArn(emulator, functionId) },
    })),
    ...queueModels(declared).flatMap(({ id, declaration: { topics = [] } }) =>
      topics.map((subscription) => ({ ...describe(subscription), ...{ Protocol: "sqs", Endpoint: queueArn(id) } })),
    ),
  ]
}
