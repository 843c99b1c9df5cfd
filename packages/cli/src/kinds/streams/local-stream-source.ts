import type { DescribedStreamTrigger } from "@tsapi/framework/internal"
import type { LocalEmulator, LocalEventSource } from "../../model/local-emulator.ts"
import { localFunctionArn } from "../../model/local-emulator.ts"
import { localFailureSender } from "./local-failure-sender.ts"
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
export function localStreamSource(
  { functionId, trigger, reader, batchInfo }: LocalStreamOptions,
  emulator: LocalEmulator,
): LocalEventSource {
  const { batchSize = 100, batchWindow = 0, parallelization = 1, retries, maximumRecordAge, onFailure } = trigger
  const functionArn = localFunctionArn(emulator, functionId)
  return streamSource({
    mapping: {
      functionId,
      functionArn,
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
    ...(onFailure && { sendFailure: localFailureSender(onFailure, functionArn, emulator) }),
  })
}
