import type { CfnValue } from "../../model/cloudformation.ts"
import type { SdkEvent } from "../interpreter/sdk-event.ts"
import type { NeededPermissions, Permission } from "./needed-permissions.ts"

/** What reading and writing resources needs that the app encrypts with a key of its own; AWS's keys need nothing. */
export function customerKeys(event: SdkEvent, { permissions, warnings }: NeededPermissions): NeededPermissions {
  const needed = permissions.flatMap((permission) => keyPermissions(permission, event))
  return { permissions: [...permissions, ...needed], warnings }
}

// DynamoDB decrypts the key of the table as the caller, for items that are read as for those that are written, and keeps
// it for five minutes of use ("Table key caching" in "DynamoDB encryption at rest: How it works"). The other permissions on
// the key are of who makes the table, whose grant the service uses for its own work.
const itemActions =
  /^dynamodb:(Batch(Get|Write)Item|ConditionCheckItem|(Get|Put|Update|Delete)Item|Query|Scan|PartiQL\w+)$/

function keyPermissions({ action, resource }: Permission, event: SdkEvent): readonly Permission[] {
  if (!itemActions.test(action)) return []
  const json = JSON.stringify(resource)
  const owner = event.site.frame.run.references.find(
    ({ kmsKeyArn, arn, arnFromName = arn }) =>
      kmsKeyArn !== undefined &&
      [...formsOf(arn), JSON.stringify(arnFromName).slice(0, -2)].some((form) => json.includes(form)),
  )
  if (owner?.kmsKeyArn === undefined) return []
  const condition = { StringEquals: { "kms:ViaService": { "Fn::Sub": "dynamodb.${AWS::Region}.amazonaws.com" } } }
  return [{ action: "kms:Decrypt", resource: owner.kmsKeyArn, condition }]
}

// An index's ARN is put together of its table's: `${TodosTable.Arn}/index/byOwner`.
function formsOf(arn: CfnValue): readonly string[] {
  const json = JSON.stringify(arn)
  const id = /^\{"Fn::GetAtt":\["(\w+)","Arn"\]\}$/.exec(json)?.[1]
  return id === undefined ? [json] : [json, `\${${id}.Arn}`]
}
