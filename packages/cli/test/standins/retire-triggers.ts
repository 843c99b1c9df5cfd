import { ListRulesCommand } from "@aws-sdk/client-eventbridge"
import { LambdaClient, ListEventSourceMappingsCommand } from "@aws-sdk/client-lambda"
import { GetBucketNotificationConfigurationCommand } from "@aws-sdk/client-s3"
import { ListSchedulesCommand, SchedulerClient } from "@aws-sdk/client-scheduler"
import { ListSubscriptionsByTopicCommand } from "@aws-sdk/client-sns"
import type { Clients } from "./cause-events.ts"
import type { ProjectCopy } from "./copy-project.ts"

/** By the handler that each has: where `fixtures/triggers` has the decorator. */
const decorators = {
  queue: ["message-handlers", "@onQueue(orders)"],
  topic: ["message-handlers", "@onTopic(news, { function: { retries: 1, onFailure: givenUp } })"],
  bucket: ["change-handlers", '@onBucket(photos, { prefix: "in/" })'],
  "table stream": ["change-handlers", "@onTableStream(changes, { batchSize: 1, retries: 2, onFailure: givenUp })"],
  stream: ["change-handlers", "@onStream(clicks, { batchSize: 1, retries: 2, onFailure: givenUp })"],
  "default bus": ["event-handlers", '@onEvent({ source: ["warehouse"] })'],
  schedule: [
    "event-handlers",
    '@schedule(FIRE_AT === undefined ? rate(1, "days") : at(new Date(FIRE_AT)), { input: { full: true } })',
  ],
} as const

/** Those that do not run by themselves. */
export const retiredHandlers = ["queue", "topic", "bucket", "table stream", "stream", "default bus"] as const

/** Takes a trigger of each kind out of the code, and leaves the methods. */
export async function retireTriggers(project: ProjectCopy): Promise<void> {
  for (const [file, decorator] of Object.values(decorators)) await project.edit(`src/${file}.ts`, decorator, "")
}

/** What calls functions, as each service says it. */
export async function callersOf({ app, events, s3, sns, names }: Clients) {
  const [lambda, scheduler] = [new LambdaClient(app.settings("lambda")), new SchedulerClient(app.settings("scheduler"))]
  const { EventSourceMappings = [] } = await lambda.send(new ListEventSourceMappingsCommand({}))
  const { Schedules = [] } = await scheduler.send(new ListSchedulesCommand({}))
  const { Rules = [] } = await events.send(new ListRulesCommand({}))
  const { Subscriptions = [] } = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn: names.topics.news }))
  const { LambdaFunctionConfigurations = [] } = await s3.send(
    new GetBucketNotificationConfigurationCommand({ Bucket: names.buckets.photos }),
  )
  for (const client of [lambda, scheduler]) client.destroy()
  return {
    mappings: EventSourceMappings.map(
      ({ FunctionArn = "" }) => /MessageHandlers(\w+)Function/.exec(FunctionArn)?.[1],
    ).toSorted(),
    schedules: Schedules.length,
    rules: Rules.map(({ EventPattern = "{}" }) => String(JSON.parse(EventPattern).source)),
    subscriptions: Subscriptions.map(({ Protocol }) => Protocol).toSorted(),
    notifications: LambdaFunctionConfigurations.length,
  }
}
