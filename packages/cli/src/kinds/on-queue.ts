import type { QueueTriggerDeclaration } from "@tsapi/framework/internal"
import type { Kind } from "../model/kind.ts"
import { logicalId } from "../model/logical-id.ts"
import { checkQueueTrigger } from "./on-queue/check-queue-trigger.ts"
import { sampleQueueEvent } from "./on-queue/sample-queue-event.ts"
import { queueSource } from "./on-queue/queue-source.ts"
import type { QueueTriggerModel } from "./on-queue/queue-trigger-model.ts"
import { queueReferenceOf } from "./queue/queue-references.ts"
import { queueModels } from "./queue/queue-model.ts"
import { filterCriteria } from "./triggers/event-filters.ts"
import { triggerFunction, triggerFunctionId, triggerName } from "./triggers/trigger-function.ts"

export const onQueueKind: Kind<QueueTriggerDeclaration, QueueTriggerModel> = {
  toModel(declarations, context) {
    const sound = declarations.filter((declaration) => {
      const errors = checkQueueTrigger(declaration, context.declarations)
      errors.forEach(context.report)
      return errors.length === 0
    })
    const models = sound.map((declaration) => {
      const functionId = triggerFunctionId(declaration)
      const { queue, location } = declaration
      return { kind: "onQueue", id: `${functionId}${queue}`, functionId, queue, declaration, location }
    })
    return { models, functions: declarations.map(triggerFunction) }
  },

  toResources(models, refs) {
    const mappings = models.map(({ functionId, queue, declaration }) => {
      const { batchSize = 10, batchWindow = batchSize > 10 ? 1 : undefined, maximumConcurrency, filters } = declaration
      const { file, line } = declaration.location
      return [
        logicalId(functionId, queue, "Source"),
        {
          Type: "AWS::Lambda::EventSourceMapping",
          Properties: {
            EventSourceArn: queueReferenceOf(queue, refs.app.declared).arn,
            FunctionName: refs.functionArn(functionId),
            BatchSize: batchSize,
            ...(batchWindow !== undefined && { MaximumBatchingWindowInSeconds: batchWindow }),
            ...(maximumConcurrency !== undefined && { ScalingConfig: { MaximumConcurrency: maximumConcurrency } }),
            ...filterCriteria(filters),
            ...(declaration.enabled === false && { Enabled: false }),
            FunctionResponseTypes: ["ReportBatchItemFailures"],
          },
          Metadata: { tsapi: { file, line } },
        },
      ] as const
    })
    return { resources: Object.fromEntries(mappings) }
  },

  toGrants(models, functionId, { app }) {
    const own = models.filter((model) => model.functionId === functionId)
    return own.flatMap(({ queue, declaration }) => {
      const { file, line } = declaration.location
      const evidence = [{ file, line, chain: [`@onQueue of ${triggerName(declaration)}`] }]
      const { arn, kmsKeyArn } = queueReferenceOf(queue, app.declared)
      const taking = ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"]
      return [
        ...taking.map((action) => ({ action, resource: arn, evidence })),
        ...(kmsKeyArn === undefined ? [] : [{ action: "kms:Decrypt", resource: kmsKeyArn, evidence }]),
      ]
    })
  },

  toTriggers: (models) =>
    models.map(({ functionId, queue: id, location }) => {
      return { functionId, source: { kind: "queue", id }, label: `queue ${id}`, location }
    }),

  toSampleEvent(models, functionId, context) {
    const id = models.find((model) => model.functionId === functionId)?.queue
    const queue = queueModels(context.app.declared).find((model) => model.id === id)
    return queue && sampleQueueEvent(queue, context)
  },

  async startLocal(models, emulator) {
    const sqs = await emulator.service("sqs")
    const queues = queueModels(emulator.app.declared)
    const sources = models.flatMap((model) => {
      const queue = queues.find(({ id }) => id === model.queue)
      return queue && model.declaration.enabled !== false ? [queueSource({ model, queue, sqs, emulator })] : []
    })
    return { environment: {}, sources }
  },
}
