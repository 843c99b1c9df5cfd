import type { Node } from "oxc-parser"

/** The nodes directly below a node, in source order. */
export function childrenOf(node: Node): readonly Node[] {
  const values: readonly unknown[] = Object.values(node)
  return values.flat().filter(isNode)
}

/** A node and all below it, as far as the same function runs them, in source order. */
export function* ownNodes(node: Node): Generator<Node> {
  yield node
  for (const child of childrenOf(node)) if (!isFunction(child)) yield* ownNodes(child)
}

/** A node and all below it, functions within it included. */
export function* allNodes(node: Node): Generator<Node> {
  yield node
  for (const child of childrenOf(node)) yield* allNodes(child)
}

function isFunction({ type }: Node): boolean {
  return type === "FunctionDeclaration" || type === "FunctionExpression" || type === "ArrowFunctionExpression"
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string"
}
