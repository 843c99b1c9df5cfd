import type { BucketDeclaration } from "@tsapi/framework/internal"
import { type LocalEmulator, localFunctionArn } from "../../model/local-emulator.ts"
import { reachesEventBridge } from "../on-bucket/bucket-notifications.ts"
import { triggersOf } from "../on-bucket/bucket-trigger-model.ts"
import { hasEventTriggers } from "../on-event/has-event-triggers.ts"
import { logDestination } from "./access-log-destination.ts"
import type { BucketModel } from "./bucket-model.ts"
import { corsRules } from "./cors-rules.ts"

/** Makes the buckets exist under `tsapi local`, with the notifications that the app declares now. */
export async function ensureBuckets(models: readonly BucketModel[], emulator: LocalEmulator): Promise<void> {
  const s3 = await emulator.service("s3")
  for (const { id, declaration, localName } of models) {
    const { versioning, cors = [] } = declaration
    const triggers = triggersOf(id, emulator.app.declared)
    const rules = triggers.map(({ functionId, via, events, declaration: trigger }) => ({
      ...{
        id: functionId,
        destination: "function",
        events,
        prefix: trigger.prefix ?? "",
        suffix: trigger.suffix ?? "",
      },
      arn: localFunctionArn(emulator, functionId),
      ...(via === "eventBridge" && { form: "eventBridge" }),
    }))
    await s3.call("EnsureBucket", {
      Bucket: localName,
      ...(versioning && { Versioning: "Enabled" }),
      ...(cors.length > 0 && { CORSRules: corsRules(cors) }),
      ...encryptionOf(declaration),
      ...loggingOf(declaration, models),
      Notification: { rules, eventBridge: hasEventTriggers(emulator.app) && reachesEventBridge(declaration, triggers) },
    })
  }
  await s3.call("EnsureNoOtherBuckets", { Buckets: models.map(({ localName }) => localName) })
}

function encryptionOf({ encryption = "s3" }: BucketDeclaration) {
  if (encryption === "s3") return {}
  const key = typeof encryption === "object" ? { keyId: encryption.kmsKeyArn } : {}
  return { Encryption: { algorithm: "aws:kms", bucketKeyEnabled: true, ...key } }
}

function loggingOf(declaration: BucketDeclaration, models: readonly BucketModel[]) {
  const destination = logDestination(declaration)
  const target = models.find(({ id }) => id === destination?.bucket)
  return destination && target && { Logging: { TargetBucket: target.localName, TargetPrefix: destination.prefix } }
}
