import { propertyVariable, type TopicDeclaration } from "@tsapi/framework/internal"
import type { Kind } from "../model/kind.ts"
import { stackName } from "../model/logical-id.ts"
import { reportDuplicates } from "./report-duplicates.ts"
import { arnPart } from "./resources/arn-part.ts"
import { localSubscriptions } from "./subscriptions/local-subscriptions.ts"
import { checkTopic } from "./topic/check-topic.ts"
import { localTopicArn, topicLogicalId, type TopicModel } from "./topic/topic-model.ts"
import { topicProperties } from "./topic/topic-properties.ts"
import { topicReferences } from "./topic/topic-references.ts"

export const topicKind: Kind<TopicDeclaration, TopicModel> = {
  toModel(declarations, context) {
    reportDuplicates(declarations, { noun: "topic", logicalIdOf: topicLogicalId }, context)
    const models = declarations.map((declaration) => {
      checkTopic(declaration).forEach(context.report)
      const { id, existing, fifo, location } = declaration
      const own = `${stackName(context.app.name, context.config.stage)}-${id}${fifo ? ".fifo" : ""}`
      return { kind: "topic", id, declaration, localName: existing ? arnPart(existing.arn, 5) : own, location }
    })
    return { models, functions: [] }
  },

  toResources(models) {
    const own = models.filter(({ declaration }) => !declaration.existing)
    const topics = own.map(({ id, declaration, location: { file, line } }) => [
      topicLogicalId(id),
      { Type: "AWS::SNS::Topic", Properties: topicProperties(declaration), Metadata: { tsapi: { file, line } } },
    ])
    const arns = own.map(({ id }) => [`${topicLogicalId(id)}Arn`, { Value: { Ref: topicLogicalId(id) } }])
    return { resources: Object.fromEntries(topics), spareOutputs: Object.fromEntries(arns) }
  },

  toReferences: (models) => models.flatMap(topicReferences),

  keptIn: "sns",

  async startLocal(models, emulator) {
    const sns = await emulator.service("sns")
    for (const { localName, declaration } of models) {
      // Attributes are called as the properties are, and are texts.
      const properties = declaration.existing ? fifoOf(localName) : topicProperties(declaration)
      const Attributes = Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, String(value)]))
      await sns.call("EnsureTopic", { Name: localName, Attributes })
    }
    // All of them here, so that those of triggers that are gone go too.
    await sns.call("EnsureSubscriptions", { Subscriptions: localSubscriptions(emulator) })
    const environment = models.flatMap(({ id, localName }) => [
      [propertyVariable("topic", id, "arn"), localTopicArn(localName, emulator)],
      [propertyVariable("topic", id, "name"), localName],
    ])
    return { environment: Object.fromEntries(environment) }
  },
}

function fifoOf(name: string) {
  return name.endsWith(".fifo") ? { FifoTopic: true } : {}
}
