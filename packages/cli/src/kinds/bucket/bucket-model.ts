import type { BucketDeclaration } from "@tsapi/framework/internal"
import type { KindModel } from "../../model/app-model.ts"
import { logicalId } from "../../model/logical-id.ts"

export interface BucketModel extends KindModel {
  readonly declaration: BucketDeclaration
  /** The name of the bucket under `tsapi local`. */
  readonly localName: string
}

/** The id of the bucket in the template. */
export function bucketLogicalId(id: string): string {
  return logicalId(id, "Bucket")
}

/** The buckets of an app. */
export function bucketModels(declared: readonly KindModel[]): readonly BucketModel[] {
  return declared.filter((model): model is BucketModel => model.kind === "bucket")
}
