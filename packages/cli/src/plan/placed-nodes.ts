import type { Node } from "oxc-parser"
import { childrenOf } from "../model/syntax.ts"

/** A node and what it is part of. */
export interface PlacedNode {
  readonly node: Node
  readonly above: PlacedNode | undefined
}

/** A node and all below it, however deeply it nests. */
export function placedNodes(root: Node): readonly PlacedNode[] {
  const places: PlacedNode[] = []
  const waiting: PlacedNode[] = [{ node: root, above: undefined }]
  for (let place = waiting.pop(); place; place = waiting.pop()) {
    places.push(place)
    for (const node of childrenOf(place.node)) waiting.push({ node, above: place })
  }
  return places
}

/** The whole expression whose value a node's is: with the parentheses and the types around it. */
export function asWritten(place: PlacedNode): PlacedNode {
  switch (place.above?.node.type) {
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "TSNonNullExpression":
    case "TSTypeAssertion":
    case "ParenthesizedExpression":
      return asWritten(place.above)
    default:
      return place
  }
}
