import type { TopicTriggerDeclaration, TopicTriggerRecord } from "../declarations/on-topic.ts"
import { describeTriggers } from "../declarations/trigger.ts"
import { createTriggerRunner, type Triggered } from "../dispatch/create-trigger-runner.ts"
import { throwAll } from "../dispatch/throw-all.ts"
import type { SnsEvent, SnsRecord } from "../events/sns-event.ts"
import { type TopicMessage, toTopicMessage } from "../events/topic-message.ts"
import { validateJson } from "../events/validate-json.ts"
import type { TriggerKind } from "./runtime-kind.ts"

/** Messages of a topic. */
export const onTopic: TriggerKind<TopicMessage, unknown, TopicTriggerDeclaration> = {
  name: "onTopic",
  accepts(event) {
    const { Records: [record] = [] } = Object(event) as Partial<SnsEvent>
    return record?.EventSource === "aws:sns"
  },
  createRunner: createTriggerRunner<SnsEvent, TopicTriggerRecord>("onTopic", {
    isFor: ({ Records: [record] }, { topic }) => record?.Sns.TopicArn === topic.arn,
    // SNS sends one record at a time, and Lambda knows of no partial failure here: one exception is the event's.
    async answer({ Records: records }, triggered) {
      const runs = await Promise.allSettled(records.map((record) => run(record, triggered)))
      const errors = runs.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason as unknown] : []))
      throwAll(errors)
    },
  }),
  describe:
    process.env.TSAPI_PHASE === "run"
      ? undefined
      : (app) =>
          describeTriggers(
            app,
            "onTopic",
            ({ topic, deadLetterQueue, message: _, ...options }: TopicTriggerRecord) => ({
              ...options,
              kind: "onTopic" as const,
              topic: topic.id,
              ...(deadLetterQueue && { deadLetterQueue: deadLetterQueue.id }),
            }),
          ),
}

async function run(record: SnsRecord, triggered: Triggered<TopicTriggerRecord>): Promise<void> {
  const { options, context, call } = triggered
  const request = toTopicMessage(record, context)
  if (!options.message) return void (await call(request))
  const message = await validateJson(options.message, request, "message")
  // The decorator's type vouches that the method takes what the schema makes.
  await call({ ...request, message })
}
