import { attributesJson, describeTableTarget, expressionMembers, type TableTarget } from "./describe-table-target.ts"
import { plainMap } from "./plain-json.ts"
import { jsonString } from "./template-values.ts"

// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html
export function describeUpdateItem(target: Extract<TableTarget, { readonly target: "updateItem" }>) {
  const { key, update } = target
  return describeTableTarget(target, {
    action: "UpdateItem",
    members: {
      Key: attributesJson(key),
      UpdateExpression: jsonString(update),
      ...expressionMembers(target),
      ReturnValues: '"ALL_NEW"',
    },
    answer: `#set($item = $input.path('$.Attributes'))${plainMap("$item", "v")}`,
  })
}
