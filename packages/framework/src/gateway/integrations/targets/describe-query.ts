import { describeTableTarget, expressionMembers, type TableTarget } from "./describe-table-target.ts"
import { list, plainMap } from "./plain-json.ts"
import { jsonString } from "./template-values.ts"

// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html
export function describeQuery(target: Extract<TableTarget, { readonly target: "query" }>) {
  const { keyCondition, filter, index, limit, descending } = target
  return describeTableTarget(target, {
    action: "Query",
    index,
    members: {
      IndexName: index === undefined ? undefined : JSON.stringify(index),
      KeyConditionExpression: jsonString(keyCondition),
      FilterExpression: filter === undefined ? undefined : jsonString(filter),
      ...expressionMembers(target),
      Limit: limit === undefined ? undefined : String(limit),
      ScanIndexForward: descending ? "false" : undefined,
    },
    answer: `{"items": ${list(`$input.path('$.Items')`, plainMap("$item", "v"), "item")}}`,
  })
}
