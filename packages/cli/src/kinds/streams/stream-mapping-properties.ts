import type { DescribedStreamTrigger } from "@tsapi/framework/internal"
import type { CfnValue } from "../../model/cloudformation.ts"
import type { PlanRefs } from "../../model/kind.ts"
import { filterCriteria } from "../triggers/event-filters.ts"
import { failureDestination } from "./failure-destination.ts"

/** The properties of an `AWS::Lambda::EventSourceMapping` that all streams have. */
export function streamMappingProperties(
  trigger: DescribedStreamTrigger,
  { references }: Pick<PlanRefs, "references">,
): Readonly<Record<string, CfnValue>> {
  const { batchSize = 100, batchWindow, parallelization, retries, maximumRecordAge, bisectOnError } = trigger
  const { filters, enabled } = trigger
  const destination = failureDestination(trigger, references)
  return {
    StartingPosition: startingPosition(trigger),
    BatchSize: batchSize,
    ...(batchWindow !== undefined && { MaximumBatchingWindowInSeconds: batchWindow }),
    ...(parallelization !== undefined && { ParallelizationFactor: parallelization }),
    ...(retries !== undefined && { MaximumRetryAttempts: retries }),
    ...(maximumRecordAge !== undefined && { MaximumRecordAgeInSeconds: maximumRecordAge }),
    ...(bisectOnError && { BisectBatchOnFunctionError: true }),
    ...filterCriteria(filters),
    ...(destination && { DestinationConfig: { OnFailure: { Destination: destination.arn } } }),
    ...(enabled === false && { Enabled: false }),
  }
}

/** Where Lambda begins to read a stream. */
export function startingPosition({ startingPosition: position }: DescribedStreamTrigger): "TRIM_HORIZON" | "LATEST" {
  return position === "latest" ? "LATEST" : "TRIM_HORIZON"
}
