import { type BucketDeclaration, propertyVariable } from "@tsapi/framework/internal"
import type { KindModel } from "../model/app-model.ts"
import type { CfnResource } from "../model/cloudformation.ts"
import type { Kind, PlanRefs } from "../model/kind.ts"
import { stackName } from "../model/logical-id.ts"
import { logDestination } from "./bucket/access-log-destination.ts"
import { bucketLogicalId, type BucketModel, bucketModels } from "./bucket/bucket-model.ts"
import { bucketPolicy, bucketPolicyId } from "./bucket/bucket-policy.ts"
import { bucketProperties } from "./bucket/bucket-properties.ts"
import { bucketReferences, bucketValues, existingBucketName, namePart } from "./bucket/bucket-references.ts"
import { checkBucket } from "./bucket/check-bucket.ts"
import { ensureBuckets } from "./bucket/ensure-buckets.ts"
import { bucketNotifications } from "./on-bucket/bucket-notifications.ts"
import { bucketPermissionId, triggersOf } from "./on-bucket/bucket-trigger-model.ts"
import { reportDuplicates } from "./report-duplicates.ts"

export const bucketKind: Kind<BucketDeclaration, BucketModel> = {
  toModel(declarations, context) {
    // Names of buckets have no capitals.
    const logicalIdOf = (id: string) => bucketLogicalId(id).toLowerCase()
    reportDuplicates(declarations, { noun: "bucket", logicalIdOf }, context)
    declarations.flatMap((bucket) => checkBucket(bucket, declarations)).forEach(context.report)
    const stack = stackName(context.app.name, context.config.stage)
    const models = declarations.map((declaration) => {
      const { id, location, existing } = declaration
      const own = `${namePart(stack)}-${namePart(id)}`.slice(-63).replace(/^-/, "")
      return { kind: "bucket", id, declaration, localName: existing ? existingBucketName(existing) : own, location }
    })
    return { models, functions: [] }
  },

  toResources(models, refs) {
    const own = models.filter(({ declaration }) => !declaration.existing)
    return {
      resources: Object.fromEntries(own.flatMap((model) => bucketResources(model, refs))),
      spareOutputs: Object.fromEntries(
        own.map(({ id }) => [`${bucketLogicalId(id)}Name`, { Value: { Ref: bucketLogicalId(id) } }]),
      ),
    }
  },

  toReferences: (models) => models.flatMap(bucketReferences),

  toLinks: (models) =>
    models.flatMap(({ id, declaration: { accessLogs } }) =>
      accessLogs ? [{ from: { kind: "bucket", id }, to: accessLogs.bucket, label: "access logs" }] : [],
    ),

  keptIn: "s3",

  async startLocal(models, emulator) {
    await ensureBuckets(models, emulator)
    const environment = models.flatMap(({ id, localName }) => [
      [propertyVariable("bucket", id, "name"), localName],
      [propertyVariable("bucket", id, "arn"), `arn:aws:s3:::${localName}`],
    ])
    return { environment: Object.fromEntries(environment) }
  },
}

function bucketResources(model: BucketModel, { app, functionArn, retainState }: PlanRefs) {
  const { id, declaration, location } = model
  const triggers = triggersOf(id, app.declared)
  // S3 asks whether it may invoke a function before it takes the notification.
  const permissions = triggers.filter(({ via }) => via === "notification").map(bucketPermissionId)
  const awaited = [...permissions, ...logPolicies(declaration, app.declared)]
  const bucket: CfnResource = {
    Type: "AWS::S3::Bucket",
    Properties: {
      ...bucketProperties(declaration, bucketNotifications(declaration, triggers, functionArn)),
      ...loggingProperties(declaration, app.declared),
    },
    ...(awaited.length > 0 && { DependsOn: awaited.toSorted() }),
    DeletionPolicy: retainState ? "RetainExceptOnCreate" : "Delete",
    UpdateReplacePolicy: retainState ? "Retain" : "Delete",
    Metadata: { tsapi: { file: location.file, line: location.line } },
  }
  return [[bucketLogicalId(id), bucket] as const, ...Object.entries(bucketPolicy(model, app.declared))]
}

function loggingProperties(declaration: BucketDeclaration, declared: readonly KindModel[]) {
  const destination = logDestination(declaration)
  if (!destination) return {}
  const DestinationBucketName = bucketValues(destination.bucket, declared).name
  return { LoggingConfiguration: { DestinationBucketName, LogFilePrefix: destination.prefix } }
}

/** S3 takes a destination once it may write there. The policy of a bucket that is not the app's is its owner's. */
function logPolicies(declaration: BucketDeclaration, declared: readonly KindModel[]): readonly string[] {
  const destination = logDestination(declaration)
  const target = bucketModels(declared).find(({ id }) => id === destination?.bucket)
  return target && !target.declaration.existing ? [bucketPolicyId(target.id)] : []
}
