import { attributesJson, describeTableTarget, type TableTarget } from "./describe-table-target.ts"
import { plainMap } from "./plain-json.ts"

// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetItem.html
export function describeGetItem(target: Extract<TableTarget, { readonly target: "getItem" }>) {
  return describeTableTarget(target, {
    action: "GetItem",
    members: { Key: attributesJson(target.key), ConsistentRead: target.consistentRead ? "true" : undefined },
    answer: FOUND,
  })
}

const FOUND = [
  `#set($found = $input.path('$'))`,
  `#if($found.containsKey("Item"))#set($item = $found.Item)${plainMap("$item", "v")}`,
  `#{else}#set($context.responseOverride.status = 404){"message": "Not Found"}#end`,
].join("")
