import { propertyVariable } from "@tsapi/framework/internal"
import type { ResourceReference } from "../../model/app-model.ts"
import type { CfnValue } from "../../model/cloudformation.ts"
import { parameterLogicalId, type ParameterModel } from "./parameter-model.ts"
import { cfnText } from "../../model/cfn-text.ts"

/** What user code may read of a parameter. */
export function parameterReferences({
  id,
  declaration,
  localName,
  location,
}: ParameterModel): readonly ResourceReference[] {
  const { existing } = declaration
  const { name, arn } = existing
    ? { name: "arn" in existing ? cfnText(existing.arn) : localName, arn: existingArnOf(existing, localName) }
    : { name: { Ref: parameterLogicalId(id) }, arn: inAccount(`\${${parameterLogicalId(id)}}`) }
  return Object.entries({ name, arn }).map(([property, value]) => ({
    ...{ kind: "parameter", id, property, value, arn, location },
    ...(existing?.kmsKeyArn !== undefined && { kmsKeyArn: existing.kmsKeyArn }),
    environmentVariable: propertyVariable("parameter", id, property),
  }))
}

// Another account's parameter goes by its ARN.
function existingArnOf(existing: object, name: string): CfnValue {
  return "arn" in existing ? cfnText(String(existing.arn)) : inAccount(name.replace(/^\//, ""))
}

function inAccount(name: string): CfnValue {
  return { "Fn::Sub": `arn:\${AWS::Partition}:ssm:\${AWS::Region}:\${AWS::AccountId}:parameter/${name}` }
}
