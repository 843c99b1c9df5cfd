import type { QueueTriggerDeclaration } from "@tsapi/framework/internal"
import { checkQueueTrigger } from "./on-queue/check-queue-trigger.ts"
import { queueSource } from "./on-queue/queue-source.ts"
import { sampleQueueEvent } from "./on-queue/sample-queue-event.ts"
import { queueModels } from "./queue/queue-model.ts"
import { queueReferenceOf } from "./queue/queue-references.ts"
import { filterCriteria } from "./triggers/event-filters.ts"
import { mappingKind } from "./triggers/mapping-kind.ts"

export const onQueueKind = mappingKind<QueueTriggerDeclaration>({
  name: "onQueue",
  source: { kind: "queue", label: "queue" },
  sourceOf: ({ queue }) => queue,
  check: checkQueueTrigger,
  referenceOf: queueReferenceOf,
  actions: ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"],

  toProperties({ batchSize = 10, batchWindow, maximumConcurrency, filters, enabled }) {
    // Lambda asks for a window where batches are larger than what one receive gives.
    const window = batchWindow ?? (batchSize > 10 ? 1 : undefined)
    return {
      BatchSize: batchSize,
      ...(window !== undefined && { MaximumBatchingWindowInSeconds: window }),
      ...(maximumConcurrency !== undefined && { ScalingConfig: { MaximumConcurrency: maximumConcurrency } }),
      ...filterCriteria(filters),
      ...(enabled === false && { Enabled: false }),
    }
  },

  toSampleEvent(models, functionId, context) {
    const id = models.find((model) => model.functionId === functionId)?.source
    const queue = queueModels(context.app.declared).find((model) => model.id === id)
    return queue && sampleQueueEvent(queue, context)
  },

  async startLocal(models, emulator) {
    const sqs = await emulator.service("sqs")
    const queues = queueModels(emulator.app.declared)
    const sources = models.flatMap((model) => {
      const queue = queues.find(({ id }) => id === model.source)
      return queue && model.declaration.enabled !== false ? [queueSource({ model, queue, sqs, emulator })] : []
    })
    return { environment: {}, sources }
  },
})
