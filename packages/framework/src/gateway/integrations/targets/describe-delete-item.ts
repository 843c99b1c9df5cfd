import { attributesJson, describeTableTarget, expressionMembers, type TableTarget } from "./describe-table-target.ts"
import { jsonString } from "./template-values.ts"

// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteItem.html
export function describeDeleteItem(target: Extract<TableTarget, { readonly target: "deleteItem" }>) {
  const { key, condition } = target
  return describeTableTarget(target, {
    action: "DeleteItem",
    members: {
      Key: attributesJson(key),
      ConditionExpression: condition === undefined ? undefined : jsonString(condition),
      ...expressionMembers(target),
    },
    answer: "{}",
  })
}
