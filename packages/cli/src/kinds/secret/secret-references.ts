import { propertyVariable } from "@tsapi/framework/internal"
import type { ResourceReference } from "../../model/app-model.ts"
import { secretLogicalId, type SecretModel } from "./secret-model.ts"
import { cfnText } from "../../model/cfn-text.ts"

/** What user code may read of a secret: its ARN, and never its value. */
export function secretReferences({ id, declaration, location }: SecretModel): ResourceReference {
  const { existing, encryption } = declaration
  const kmsKeyArn = existing?.kmsKeyArn ?? encryption?.kmsKeyArn
  const arn = existing ? cfnText(existing.arn) : { Ref: secretLogicalId(id) }
  return {
    ...{ kind: "secret", id, property: "arn", value: arn, arn, location },
    ...(kmsKeyArn !== undefined && { kmsKeyArn }),
    environmentVariable: propertyVariable("secret", id, "arn"),
  }
}
