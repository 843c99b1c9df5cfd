import type { ApiAwsRequest } from "@tsapi/framework/gateway"
import type { KindModel } from "../../../model/app-model.ts"
import type { Grant } from "../../../model/grant.ts"
import { tableModels } from "../../table.ts"
import { textValue } from "./text-value.ts"

export type IntegrationPermission = Omit<Grant, "evidence">

/** What an integration's role allows: its one action, and to read with the key that the app encrypts the table with. */
export function integrationPermissions(
  { permission }: ApiAwsRequest,
  declared: readonly KindModel[],
): readonly IntegrationPermission[] {
  const { action, resource } = permission
  const own = { action, resource: textValue(resource) }
  const [table] = typeof resource === "string" ? [] : resource
  if (typeof table !== "object" || !("declared" in table)) return [own]
  const kmsKeyArn = tableModels(declared).find(({ id }) => id === table.id)?.kmsKeyArn
  if (kmsKeyArn === undefined) return [own]
  // DynamoDB decrypts the key of the table as the caller ("DynamoDB encryption at rest: How it works").
  const condition = { StringEquals: { "kms:ViaService": { "Fn::Sub": "dynamodb.${AWS::Region}.amazonaws.com" } } }
  return [own, { action: "kms:Decrypt", resource: kmsKeyArn, condition }]
}
