import { attributesJson, describeTableTarget, expressionMembers, type TableTarget } from "./describe-table-target.ts"

// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutItem.html
export function describePutItem(target: Extract<TableTarget, { readonly target: "putItem" }>) {
  return describeTableTarget(target, {
    action: "PutItem",
    members: {
      Item: attributesJson(target.item),
      ...expressionMembers(target),
    },
    answer: "{}",
  })
}
