import { type ExistingPlace, propertyVariable } from "@tsapi/framework/internal"
import type { ResourceReference } from "../../model/app-model.ts"
import type { TableModel } from "../table.ts"
import { tableLogicalId } from "./table-logical-id.ts"
import { cfnText } from "../../model/cfn-text.ts"

/** What user code may read of a table. */
export function tableReferences({ id, existing, kmsKeyArn, location }: TableModel): readonly ResourceReference[] {
  const { name, arn, arnFromName } = existing ? existingValues(existing) : ownValues(tableLogicalId(id))
  const key = kmsKeyArn === undefined ? {} : { kmsKeyArn }
  const base = { kind: "table", id, arn, arnFromName, location, ...key }
  return [
    { ...base, property: "name", environmentVariable: propertyVariable("table", id, "name"), value: name },
    { ...base, property: "arn", environmentVariable: propertyVariable("table", id, "arn"), value: arn },
  ]
}

/** The name of a table that is not the app's. */
export function existingTableName(existing: ExistingPlace): string {
  return "name" in existing ? existing.name : (existing.arn.split(":table/").at(-1) ?? "")
}

const inAccount = "arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}"

function ownValues(table: string) {
  return {
    name: { Ref: table },
    arn: { "Fn::GetAtt": [table, "Arn"] },
    arnFromName: { "Fn::Sub": `${inAccount}:table/\${${table}}` },
  }
}

/** The SDK takes an ARN in place of a name, which leads to another account or region too. */
function existingValues(existing: ExistingPlace) {
  const text = "arn" in existing ? existing.arn : `${inAccount}:table/${existing.name}`
  const arn = cfnText(text)
  return { name: "arn" in existing ? arn : existing.name, arn, arnFromName: arn }
}
