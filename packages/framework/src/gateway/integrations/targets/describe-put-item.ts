import { attributesJson, describeTableTarget, expressionMembers, type TableTarget } from "./describe-table-target.ts"
import { jsonString } from "./template-values.ts"

// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutItem.html
export function describePutItem(target: Extract<TableTarget, { readonly target: "putItem" }>) {
  const { item, condition } = target
  return describeTableTarget(target, {
    action: "PutItem",
    members: {
      Item: attributesJson(item),
      ConditionExpression: condition === undefined ? undefined : jsonString(condition),
      ...expressionMembers(target),
    },
    answer: "{}",
  })
}
