import type { TableStreamEventRecord } from "@tsapi/framework"

export type AttributeMap = NonNullable<TableStreamEventRecord["dynamodb"]["Keys"]>

/** JSON in DynamoDB's own form; it has no sets and no bytes. */
export function toAttributeMap(item: object): AttributeMap {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, toAttribute(value)]))
}

function toAttribute(value: unknown): AttributeMap[string] {
  if (typeof value === "string") return { S: value }
  if (typeof value === "number") return { N: String(value) }
  if (typeof value === "boolean") return { BOOL: value }
  if (Array.isArray(value)) return { L: value.map(toAttribute) }
  return typeof value === "object" && value !== null ? { M: toAttributeMap(value) } : { NULL: true }
}
