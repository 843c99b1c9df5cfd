import { propertyVariable } from "@tsapi/framework/internal"
import type { KindModel, ResourceReference } from "../../model/app-model.ts"
import type { CfnValue } from "../../model/cloudformation.ts"
import { stackGuid } from "../../model/stack-guid.ts"
import { cfnText } from "../../model/cfn-text.ts"
import { bucketLogicalId, type BucketModel, bucketModels } from "./bucket-model.ts"

/**
 * The name of a bucket of the app. It is the same in every update of a stack and in no other stack, and can be told before
 * the bucket exists: a function that the bucket notifies may have it in its environment and its policy, and the
 * permission to invoke it may name the bucket, without a circle.
 */
export function ownBucketName(id: string): CfnValue {
  return { "Fn::Sub": [`${namePart(id)}-\${Stack}`, { Stack: stackGuid }] }
}

/** What of the id stands in the name. */
export function namePart(id: string): string {
  return id.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")
}

/** What user code may read of a bucket. */
export function bucketReferences({ id, declaration, location }: BucketModel): readonly ResourceReference[] {
  const { existing, encryption } = declaration
  const key = typeof encryption === "object" ? { kmsKeyArn: encryption.kmsKeyArn } : {}
  const { name, arn } = existing ? existingValues(existing) : ownValues(id)
  return Object.entries({ name, arn }).map(([property, value]) => ({
    ...{ kind: "bucket", id, arn, location, ...key, ...(!existing && { logicalId: bucketLogicalId(id) }) },
    property,
    environmentVariable: propertyVariable("bucket", id, property),
    value,
  }))
}

/** The references of a bucket of the app, by property. */
export function bucketValues(
  id: string,
  declared: readonly KindModel[],
): { readonly name: CfnValue; readonly arn: CfnValue } {
  const model = bucketModels(declared).find((bucket) => bucket.id === id)
  const [name, arn] = model ? bucketReferences(model) : []
  if (!name || !arn) throw new Error(`The app has no bucket ${id}`)
  return { name: name.value, arn: arn.value }
}

/** The name of a bucket that is not the app's. */
export function existingBucketName(existing: { readonly name: string } | { readonly arn: string }): string {
  return "name" in existing ? existing.name : existing.arn.split(":").slice(5).join(":")
}

function ownValues(id: string): { readonly name: CfnValue; readonly arn: CfnValue } {
  const text = `arn:\${AWS::Partition}:s3:::${namePart(id)}-\${Stack}`
  return { name: ownBucketName(id), arn: { "Fn::Sub": [text, { Stack: stackGuid }] } }
}

function existingValues(existing: { readonly name: string } | { readonly arn: string }) {
  const text = "arn" in existing ? existing.arn : `arn:\${AWS::Partition}:s3:::${existing.name}`
  return { name: existingBucketName(existing), arn: cfnText(text) }
}
