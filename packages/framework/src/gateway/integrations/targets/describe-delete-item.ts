import { attributesJson, describeTableTarget, expressionMembers, type TableTarget } from "./describe-table-target.ts"

// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteItem.html
export function describeDeleteItem(target: Extract<TableTarget, { readonly target: "deleteItem" }>) {
  return describeTableTarget(target, {
    action: "DeleteItem",
    members: {
      Key: attributesJson(target.key),
      ...expressionMembers(target),
    },
    answer: "{}",
  })
}
