import type { DescribedStreamTrigger } from "@tsapi/framework/internal"
import type { AppModel } from "../../model/app-model.ts"
import type { CfnValue } from "../../model/cloudformation.ts"
import { queueReferenceOf } from "../queue/queue-references.ts"
import { filterCriteria } from "../triggers/event-filters.ts"

/** The properties of an `AWS::Lambda::EventSourceMapping` that all streams have. */
export function streamMappingProperties(
  trigger: DescribedStreamTrigger,
  app: AppModel,
): Readonly<Record<string, CfnValue>> {
  const { batchSize = 100, batchWindow, parallelization, retries, maximumRecordAge, bisectOnError } = trigger
  const { filters, onFailure, enabled } = trigger
  return {
    StartingPosition: startingPosition(trigger),
    BatchSize: batchSize,
    ...(batchWindow !== undefined && { MaximumBatchingWindowInSeconds: batchWindow }),
    ...(parallelization !== undefined && { ParallelizationFactor: parallelization }),
    ...(retries !== undefined && { MaximumRetryAttempts: retries }),
    ...(maximumRecordAge !== undefined && { MaximumRecordAgeInSeconds: maximumRecordAge }),
    ...(bisectOnError && { BisectBatchOnFunctionError: true }),
    ...filterCriteria(filters),
    ...(onFailure && {
      DestinationConfig: { OnFailure: { Destination: queueReferenceOf(onFailure.id, app.declared).arn } },
    }),
    ...(enabled === false && { Enabled: false }),
  }
}

/** Where Lambda begins to read a stream. */
export function startingPosition({ startingPosition: position }: DescribedStreamTrigger): "TRIM_HORIZON" | "LATEST" {
  return position === "latest" ? "LATEST" : "TRIM_HORIZON"
}
