import { propertyVariable, type QueueDeclaration } from "@tsapi/framework/internal"
import type { Kind } from "../model/kind.ts"
import type { ResourceLink } from "../model/resource-link.ts"
import { checkQueue } from "./queue/check-queue.ts"
import { ensureQueues } from "./queue/ensure-queues.ts"
import { localQueueArn, queueLogicalId, type QueueModel } from "./queue/queue-model.ts"
import { queuePolicies } from "./queue/queue-policies.ts"
import { queueProperties } from "./queue/queue-properties.ts"
import { queueReferences } from "./queue/queue-references.ts"
import { checkQueueTopics, queueSubscriptions, topicFlows, topicLinks } from "./queue/queue-topics.ts"
import { toQueueModels } from "./queue/to-queue-models.ts"
import { visibilityTimeout } from "./queue/visibility-timeout.ts"
import { reportDuplicates } from "./report-duplicates.ts"

export const queueKind: Kind<QueueDeclaration, QueueModel> = {
  toModel(declarations, context) {
    reportDuplicates(declarations, { noun: "queue", logicalIdOf: queueLogicalId }, context)
    for (const declaration of declarations) {
      checkQueue(declaration, declarations).forEach(context.report)
      checkQueueTopics(declaration, context.declarations).forEach(context.report)
    }
    return { models: declarations.flatMap((declaration) => toQueueModels(declaration, context)), functions: [] }
  },

  toResources(models, { app, retainState }) {
    const own = models.filter(({ declaration }) => !declaration.existing)
    const arnOf = (id: string) => ({ "Fn::GetAtt": [queueLogicalId(id), "Arn"] })
    const resources = own.map((queue) => {
      const Properties = queueProperties(queue, { visibilityTimeout: visibilityTimeout(queue, app), arnOf })
      const { file, line } = queue.location
      return [
        queueLogicalId(queue.id),
        {
          Type: "AWS::SQS::Queue",
          Properties,
          DeletionPolicy: retainState ? ("RetainExceptOnCreate" as const) : ("Delete" as const),
          UpdateReplacePolicy: retainState ? ("Retain" as const) : ("Delete" as const),
          Metadata: { tsapi: { file, line } },
        },
      ] as const
    })
    const urls = resources.map(([id]) => [`${id}Url`, { Value: { Ref: id } }])
    return {
      resources: {
        ...Object.fromEntries(resources),
        ...queuePolicies(app.declared),
        ...queueSubscriptions(app.declared),
      },
      spareOutputs: Object.fromEntries(urls),
    }
  },

  toReferences: (models) => models.flatMap(queueReferences),

  toLinks: (models) => models.flatMap((model) => [...deadLetterLinks(model), ...topicLinks(model.declaration)]),

  toFlows: (models) => models.flatMap(({ declaration }) => topicFlows(declaration)),

  async startLocal(models, emulator) {
    const urls = await ensureQueues(models, emulator)
    const environment = models.flatMap(({ id, localName }) => [
      [propertyVariable("queue", id, "url"), urls.get(localName)],
      [propertyVariable("queue", id, "arn"), localQueueArn(localName, emulator)],
      [propertyVariable("queue", id, "name"), localName],
    ])
    return { environment: Object.fromEntries(environment) }
  },
}

function deadLetterLinks({ id, deadLetters }: QueueModel): readonly ResourceLink[] {
  if (!deadLetters) return []
  return [{ from: { kind: "queue", id }, to: { kind: "queue", id: deadLetters.queue }, label: "dead letters" }]
}
