import type { ExistingFunction } from "../../../declarations/integrations/existing-function.ts"
import { functionArn } from "../../existing-function/function-arn.ts"
import type { ApiExistingFunction } from "../api-target.ts"

export function describeExistingFunction({ permission = true, ...source }: ExistingFunction): ApiExistingFunction {
  return { type: "aws_proxy", functionArn: functionArn(source), permission }
}
