import type { DescribedStreamTrigger } from "@tsapi/framework/internal"
import type { ResourceReference } from "../../model/app-model.ts"
import { type Destination, destinationServices } from "../../model/destination.ts"
import { findReference } from "../../model/find-reference.ts"

/** What Lambda tells of records of a stream that are given up; undefined where nothing is told. */
export function failureDestination(
  { onFailure }: DescribedStreamTrigger,
  references: readonly ResourceReference[],
): Omit<Destination, "location"> | undefined {
  if (!onFailure) return undefined
  const { kind, id } = onFailure
  const service = destinationServices.get(kind)
  const reference = findReference(references, onFailure)
  if (!service || !reference) throw new Error(`The app has no ${kind} ${id}`)
  const { arn, kmsKeyArn, logicalId } = reference
  return {
    ...{ service, arn },
    ...(kmsKeyArn !== undefined && { kmsKeyArn }),
    ...(logicalId !== undefined && { logicalId }),
  }
}
