import type { BucketDeclaration } from "@tsapi/framework/internal"
import type { CfnValue } from "../../model/cloudformation.ts"
import type { BucketTriggerModel } from "./bucket-trigger-model.ts"

/** The `NotificationConfiguration` of a bucket; nothing where nobody is notified. */
export function bucketNotifications(
  bucket: BucketDeclaration,
  triggers: readonly BucketTriggerModel[],
  functionArn: (functionId: string) => CfnValue,
): Readonly<Record<string, CfnValue>> {
  const notified = triggers.filter(({ via }) => via === "notification")
  // Of each there is one for one event.
  const configurations = notified.flatMap(({ events, declaration, functionId }) =>
    events.map((event) => ({
      Event: event,
      Function: functionArn(functionId),
      ...filterOf(declaration),
    })),
  )
  return {
    ...(configurations.length > 0 && { LambdaConfigurations: configurations }),
    ...(reachesEventBridge(bucket, triggers) && { EventBridgeConfiguration: { EventBridgeEnabled: true } }),
  }
}

/** Whether the default bus gets all events of the bucket. */
export function reachesEventBridge(
  { eventBridge }: BucketDeclaration,
  triggers: readonly BucketTriggerModel[],
): boolean {
  return eventBridge === true || triggers.some(({ via }) => via === "eventBridge")
}

function filterOf({ prefix = "", suffix = "" }: { readonly prefix?: string; readonly suffix?: string }) {
  const rules = Object.entries({ prefix, suffix })
    .filter(([, value]) => value !== "")
    .map(([Name, Value]) => ({ Name, Value }))
  return rules.length === 0 ? {} : { Filter: { S3Key: { Rules: rules } } }
}
