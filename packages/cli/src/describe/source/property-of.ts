import type { Expression, Node } from "oxc-parser"

/** The value of a property that an object literal spells out. */
export function propertyOf(node: Node | undefined, name: string): Expression | undefined {
  if (node?.type !== "ObjectExpression") return undefined
  for (const property of node.properties) {
    if (property.type === "Property" && property.key.type === "Identifier" && property.key.name === name) {
      return property.value
    }
  }
  return undefined
}
