import type { DescribedStreamTrigger } from "@tsapi/framework/internal"
import type { AppModel } from "../../model/app-model.ts"
import type { Grant } from "../../model/grant.ts"
import { queueReferenceOf } from "../queue/queue-references.ts"

/** What the function's role must allow, so that Lambda can tell of records that are given up. */
export function failureGrants(
  { onFailure }: DescribedStreamTrigger,
  app: AppModel,
  evidence: Grant["evidence"],
): readonly Grant[] {
  if (!onFailure) return []
  const { arn, kmsKeyArn } = queueReferenceOf(onFailure.id, app.declared)
  return [
    { action: "sqs:SendMessage", resource: arn, evidence },
    ...(kmsKeyArn === undefined
      ? []
      : ["kms:Decrypt", "kms:GenerateDataKey"].map((action) => ({ action, resource: kmsKeyArn, evidence }))),
  ]
}
