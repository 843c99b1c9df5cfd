import type { ApiAwsRequest } from "@tsapi/framework/gateway"
import type { ResourceReference } from "../../../model/app-model.ts"
import type { Grant } from "../../../model/grant.ts"
import { declaredReference, textValue } from "./text-value.ts"

export type IntegrationPermission = Omit<Grant, "evidence">

/** What an integration's role allows: its one action, and to use the key that the app encrypts the resource with. */
export function integrationPermissions(
  { permission }: ApiAwsRequest,
  references: readonly ResourceReference[],
): readonly IntegrationPermission[] {
  const { action, resource } = permission
  const own = { action, resource: textValue(resource, references) }
  const [service = ""] = action.split(":")
  const keyActions = keyUses[service]
  const [first] = typeof resource === "string" ? [] : resource
  if (!keyActions || typeof first !== "object" || !("declared" in first)) return [own]
  const { kmsKeyArn } = declaredReference(first, references)
  if (kmsKeyArn === undefined) return [own]
  const condition = { StringEquals: { "kms:ViaService": { "Fn::Sub": `${service}.\${AWS::Region}.amazonaws.com` } } }
  return [own, ...keyActions.map((use) => ({ action: use, resource: kmsKeyArn, condition }))]
}

// Services that use the key of a resource as the caller: "DynamoDB encryption at rest: How it works", "Key management" of
// Amazon SQS and of Amazon SNS. EventBridge and Step Functions use it by themselves.
const keyUses: Readonly<Record<string, readonly string[]>> = {
  dynamodb: ["kms:Decrypt"],
  sns: ["kms:Decrypt", "kms:GenerateDataKey"],
  sqs: ["kms:Decrypt", "kms:GenerateDataKey"],
}
