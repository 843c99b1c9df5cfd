import type { TopicTriggerDeclaration } from "@tsapi/framework/internal"
import type { Kind } from "../model/kind.ts"
import { logicalId } from "../model/logical-id.ts"
import { checkTopicTrigger } from "./on-topic/check-topic-trigger.ts"
import { sampleSnsEvent } from "./on-topic/sample-sns-event.ts"
import type { TopicTriggerModel } from "./on-topic/topic-trigger-model.ts"
import { subscriptionResource } from "./subscriptions/subscription-resource.ts"
import { topicDeclaration } from "./subscriptions/check-subscription.ts"
import { topicArnValue, topicModel } from "./topic/topic-model.ts"
import { triggerFunction, triggerFunctionId } from "./triggers/trigger-function.ts"

export const onTopicKind: Kind<TopicTriggerDeclaration, TopicTriggerModel> = {
  toModel(declarations, context) {
    const models = declarations.flatMap((declaration) => {
      const errors = checkTopicTrigger(declaration, context.declarations)
      errors.forEach(context.report)
      const { topic: id, deadLetterQueue: queue, location } = declaration
      const topic = topicDeclaration(id, context.declarations)
      if (errors.length > 0 || !topic) return []
      const functionId = triggerFunctionId(declaration)
      const use = { principal: "sns.amazonaws.com", sourceArn: topicArnValue(topic) }
      const sendsTo = queue === undefined ? [] : [{ ...use, queue }]
      return [{ kind: "onTopic", id: `${functionId}${id}`, functionId, declaration, sendsTo, location }]
    })
    return { models, functions: declarations.map(triggerFunction) }
  },

  toResources(models, { app: { declared }, functionArn }) {
    const resources = models.flatMap(({ functionId, declaration }) => {
      const arn = functionArn(functionId)
      const { topic, location } = declaration
      const { file, line } = location
      const permission = {
        Type: "AWS::Lambda::Permission",
        Properties: {
          Action: "lambda:InvokeFunction",
          FunctionName: arn,
          Principal: "sns.amazonaws.com",
          SourceArn: topicArnValue(topicModel(topic, declared).declaration),
        },
        Metadata: { tsapi: { file, line } },
      }
      const endpoint = { protocol: "lambda" as const, arn, declared, location }
      return [
        [logicalId(functionId, topic, "Subscription"), subscriptionResource(declaration, endpoint)],
        [logicalId(functionId, topic, "Permission"), permission],
      ]
    })
    return { resources: Object.fromEntries(resources) }
  },

  toTriggers: (models) =>
    models.map(({ functionId, declaration: { topic: id }, location }) => {
      return { functionId, source: { kind: "topic", id }, label: `topic ${id}`, location }
    }),

  toSampleEvent(models, functionId, context) {
    const model = models.find((other) => other.functionId === functionId)
    return model && sampleSnsEvent(topicModel(model.declaration.topic, context.app.declared), context)
  },

  toLinks: (models) =>
    models.flatMap(({ declaration: { topic, deadLetterQueue: id } }) =>
      id === undefined ? [] : [{ from: { kind: "topic", id: topic }, to: { kind: "queue", id }, label: "undelivered" }],
    ),
}
