import type { Node } from "oxc-parser"
import { childrenOf } from "../../model/syntax.ts"

/** A node and all below it, as far as the same function runs them, in source order. */
export function* ownNodes(node: Node): Generator<Node> {
  yield node
  for (const child of childrenOf(node)) if (!isFunction(child)) yield* ownNodes(child)
}

function isFunction({ type }: Node): boolean {
  return type === "FunctionDeclaration" || type === "FunctionExpression" || type === "ArrowFunctionExpression"
}
