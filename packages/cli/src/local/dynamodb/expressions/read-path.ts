import type { AttributeValue, Item } from "../attribute-value.ts"
import type { Path } from "./expression.ts"

/** The value at a document path, undefined when nothing is there. */
export function readPath(item: Item, path: Path): AttributeValue | undefined {
  let value: AttributeValue | undefined = { M: item }
  for (const step of path) value = typeof step === "number" ? value?.L?.[step] : value?.M?.[step]
  return value
}
