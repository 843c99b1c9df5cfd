import type { DescribedStreamTrigger } from "@tsapi/framework/internal"
import type { LocalEmulator, LocalEventSource } from "../../model/local-emulator.ts"
import { localFunctionArn } from "../../model/local-emulator.ts"
import { queueModels } from "../queue/queue-model.ts"
import type { StreamReader } from "./stream-reader.ts"
import { streamSource } from "./stream-source.ts"

export interface LocalStreamOptions {
  readonly functionId: string
  readonly trigger: DescribedStreamTrigger
  readonly reader: StreamReader
  /** What a record of failure calls the batch: `DDBStreamBatchInfo`. */
  readonly batchInfo: string
}

/** The event source mapping of a trigger under `tsapi local`. */
export async function localStreamSource(
  { functionId, trigger, reader, batchInfo }: LocalStreamOptions,
  emulator: LocalEmulator,
): Promise<LocalEventSource> {
  const { batchSize = 100, batchWindow = 0, parallelization = 1, retries, maximumRecordAge } = trigger
  return streamSource({
    mapping: {
      functionId,
      functionArn: localFunctionArn(emulator, functionId),
      batchSize,
      batchWindowMs: batchWindow * 1000,
      parallelization,
      ...(retries !== undefined && { retries }),
      ...(maximumRecordAge !== undefined && { maximumRecordAgeMs: maximumRecordAge * 1000 }),
      bisectOnError: trigger.bisectOnError ?? false,
      filters: trigger.filters ?? [],
    },
    reader,
    batchInfo,
    ...(trigger.onFailure && { sendFailure: await failureSender(trigger.onFailure.id, emulator) }),
  })
}

async function failureSender(queueId: string, emulator: LocalEmulator) {
  const sqs = await emulator.service("sqs")
  const name = queueModels(emulator.app.declared).find(({ id }) => id === queueId)?.localName
  const QueueUrl = `${sqs.endpoint}/${emulator.accountId}/${name}`
  return async ({ record }: { readonly record: object }) => {
    await sqs.call("SendMessage", { QueueUrl, MessageBody: JSON.stringify(record) })
  }
}
