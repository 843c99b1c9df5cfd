import type { BucketDeclaration, BucketTriggerDeclaration } from "@tsapi/framework/internal"
import type { UserError } from "../../src/errors/user-error.ts"
import { bucketKind } from "../../src/kinds/bucket.ts"
import { onBucketKind } from "../../src/kinds/on-bucket.ts"
import type { Located, ModelContext, PlanRefs } from "../../src/model/kind.ts"
import { app as declaredApp, config } from "./fixtures.ts"

export type DeclaredBucket = Located<BucketDeclaration>
export type DeclaredTrigger = Located<BucketTriggerDeclaration>

export const location = { file: "src/photos.ts", line: 3 }
export const photos: DeclaredBucket = { kind: "bucket", id: "Photos", location }
let line = 10
export const trigger = (methodName: string, options: Partial<DeclaredTrigger> = {}): DeclaredTrigger => ({
  ...{ kind: "onBucket", className: "Thumbs", classIndex: 0, methodName, bucket: "Photos" },
  location: { file: "src/thumbs.ts", line: line++ },
  ...options,
})

/** The resources of an app with these buckets and triggers, and what is wrong with it. */
export function buildBuckets(buckets: readonly DeclaredBucket[], triggers: readonly DeclaredTrigger[] = []) {
  const errors: UserError[] = []
  const context: ModelContext = {
    ...{ config, app: declaredApp, declarations: [declaredApp, ...buckets, ...triggers] },
    report: (error) => void errors.push(error),
  }
  const models = bucketKind.toModel(buckets, context).models
  const triggerModels = onBucketKind.toModel(triggers, context).models
  const app = {
    ...{ appName: "shop", stage: "dev", entry: "src/app.ts", exportName: "app", functions: [], location },
    declared: [...models, ...triggerModels],
  }
  const functionArn = (id: string) => ({ "Fn::GetAtt": [`${id}Function`, "Arn"] })
  const refs: PlanRefs = { app, references: [], retainState: true, functionArn }
  const resources = () => ({
    ...bucketKind.toResources?.(models, refs).resources,
    ...onBucketKind.toResources?.(triggerModels, refs).resources,
  })
  return {
    get resources() {
      return resources()
    },
    messages: errors.map(({ message, location: at }) => `${message} (${at?.file}:${at?.line})`),
  }
}

/** What names of buckets are filled in with. */
export const stack = { Stack: { "Fn::Select": [2, { "Fn::Split": ["/", { Ref: "AWS::StackId" }] }] } }
