import type { FunctionModel } from "./app-model.ts"
import type { CfnValue } from "./cloudformation.ts"
import { functionLogicalIds } from "./logical-id.ts"

/** The name of the alias that stands for the published version of a function. */
export const functionAlias = "live"

/** The ARN by which a function is invoked: that of its alias where it has one, since only that has instances kept ready. */
export function invokedArn({ id, provisionedConcurrency }: FunctionModel): CfnValue {
  const { fn, alias } = functionLogicalIds(id)
  return provisionedConcurrency === undefined ? { "Fn::GetAtt": [fn, "Arn"] } : { Ref: alias }
}
