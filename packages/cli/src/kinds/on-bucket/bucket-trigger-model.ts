import type { BucketTriggerDeclaration } from "@tsapi/framework/internal"
import type { KindModel } from "../../model/app-model.ts"
import type { Located } from "../../model/kind.ts"
import { logicalId } from "../../model/logical-id.ts"

export interface BucketTriggerModel extends KindModel {
  readonly functionId: string
  /** The id of the bucket. */
  readonly bucket: string
  readonly via: "notification" | "eventBridge"
  /** As the declaration says, or the default. */
  readonly events: readonly string[]
  readonly declaration: Located<BucketTriggerDeclaration>
}

/** The triggers of a bucket. */
export function triggersOf(bucket: string, declared: readonly KindModel[]): readonly BucketTriggerModel[] {
  return declared.filter(
    (model): model is BucketTriggerModel => model.kind === "onBucket" && "bucket" in model && model.bucket === bucket,
  )
}

/** The id of what lets the bucket invoke the function. */
export function bucketPermissionId({ functionId, bucket }: BucketTriggerModel): string {
  return logicalId(functionId, bucket, "Permission")
}
