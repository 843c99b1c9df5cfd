import type { BucketTriggerDeclaration } from "@tsapi/framework/internal"
import type { CfnResource, CfnValue } from "../model/cloudformation.ts"
import type { Kind, PlanRefs } from "../model/kind.ts"
import { logicalId } from "../model/logical-id.ts"
import { bucketValues } from "./bucket/bucket-references.ts"
import { bridgePatterns } from "./on-bucket/bridge-patterns.ts"
import { bucketPermissionId, type BucketTriggerModel } from "./on-bucket/bucket-trigger-model.ts"
import { checkBucketTrigger, defaultEvents, wayOf } from "./on-bucket/check-bucket-trigger.ts"
import { findBucket } from "./on-bucket/find-bucket.ts"
import { sampleS3Event } from "./on-bucket/sample-s3-event.ts"
import { soundTriggers } from "./triggers/sound-triggers.ts"
import { triggerFunction, triggerFunctionId } from "./triggers/trigger-function.ts"

export const onBucketKind: Kind<BucketTriggerDeclaration, BucketTriggerModel> = {
  toModel(declarations, context) {
    const models = soundTriggers(declarations, context, checkBucketTrigger).map((declaration) => {
      const functionId = triggerFunctionId(declaration)
      const { bucket, events = defaultEvents, location } = declaration
      const via = wayOf(declaration, findBucket(bucket, context.declarations))
      return {
        kind: "onBucket",
        id: `${functionId}${bucket}`,
        ...{ functionId, bucket, via, events, declaration, location },
      }
    })
    return { models, functions: declarations.map(triggerFunction) }
  },

  // The notification itself is the bucket's.
  toResources(models, refs) {
    const resources = models.flatMap((model) =>
      model.via === "notification" ? [notificationPermission(model, refs)] : bridgeRules(model, refs),
    )
    return { resources: Object.fromEntries(resources) }
  },

  toSampleEvent(models, functionId, context) {
    const model = models.find((other) => other.functionId === functionId)
    return model && sampleS3Event(model, context)
  },

  toTriggers: (models) =>
    models.map(({ functionId, bucket: id, location }) => {
      return { functionId, source: { kind: "bucket", id }, label: `bucket ${id}`, location }
    }),
}

type Named = readonly [id: string, resource: CfnResource]

function notificationPermission(model: BucketTriggerModel, refs: PlanRefs): Named {
  const { arn } = bucketValues(model.bucket, refs.app.declared)
  const permission = permissionFor(model, refs, {
    Principal: "s3.amazonaws.com",
    // A name of a bucket can pass to another account.
    SourceAccount: { Ref: "AWS::AccountId" },
    SourceArn: arn,
  })
  return [bucketPermissionId(model), permission]
}

function bridgeRules(model: BucketTriggerModel, refs: PlanRefs): readonly Named[] {
  const { functionId, bucket, location } = model
  const { name } = bucketValues(bucket, refs.app.declared)
  return bridgePatterns(model, name).flatMap((pattern, index): readonly Named[] => {
    const rule = logicalId(functionId, bucket, `Rule${index === 0 ? "" : index + 1}`)
    const resource: CfnResource = {
      Type: "AWS::Events::Rule",
      Properties: { EventPattern: pattern, Targets: [{ Id: "Function", Arn: refs.functionArn(functionId) }] },
      Metadata: { tsapi: { file: location.file, line: location.line } },
    }
    const source = { Principal: "events.amazonaws.com", SourceArn: { "Fn::GetAtt": [rule, "Arn"] } }
    return [
      [rule, resource],
      [logicalId(rule, "Permission"), permissionFor(model, refs, source)],
    ]
  })
}

function permissionFor(
  { functionId, location: { file, line } }: BucketTriggerModel,
  refs: PlanRefs,
  source: Readonly<Record<string, CfnValue>>,
): CfnResource {
  return {
    Type: "AWS::Lambda::Permission",
    Properties: { Action: "lambda:InvokeFunction", FunctionName: refs.functionArn(functionId), ...source },
    Metadata: { tsapi: { file, line } },
  }
}
