import type { LocalEmulator } from "../../model/local-emulator.ts"
import { localQueueArn, type QueueModel } from "./queue-model.ts"
import { queueProperties } from "./queue-properties.ts"
import { visibilityTimeout } from "./visibility-timeout.ts"

/** Makes the queues exist under `tsapi local`, with the settings they are deployed with; their URLs by name. */
export async function ensureQueues(
  models: readonly QueueModel[],
  emulator: LocalEmulator,
): Promise<ReadonlyMap<string, string>> {
  const sqs = await emulator.service("sqs")
  const names = new Map(models.map(({ id, localName }) => [id, localName]))
  const urls = new Map<string, string>()
  for (const model of deadLettersFirst(models)) {
    const properties = queueProperties(model, {
      visibilityTimeout: visibilityTimeout(model, emulator.app),
      arnOf: (id) => localQueueArn(names.get(id) ?? id, emulator),
    })
    // Attributes are called as the properties are, and are texts.
    const Attributes = Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, asText(value)]))
    const answer = await sqs.call("EnsureQueue", { QueueName: model.localName, Attributes })
    urls.set(model.localName, String(Object(answer).QueueUrl))
  }
  return urls
}

// A queue must exist before another names it.
function deadLettersFirst(models: readonly QueueModel[]): readonly QueueModel[] {
  const ordered = new Set<QueueModel>()
  function visit(model: QueueModel): void {
    const target = models.find(({ id }) => id === model.deadLetters?.queue)
    if (target && !ordered.has(target)) visit(target)
    ordered.add(model)
  }
  models.forEach(visit)
  return [...ordered]
}

function asText(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value)
}
