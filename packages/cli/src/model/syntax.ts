import type { Class, Node, PropertyKey } from "oxc-parser"

/** The nodes directly below a node, in source order. */
export function childrenOf(node: Node): Node[] {
  const children: Node[] = []
  const values: unknown[] = Object.values(node)
  for (const value of values) {
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) children.push(item)
    } else if (isNode(value)) children.push(value)
  }
  return children
}

/** A node and all below it, however deeply it nests, in source order. */
export function nodesIn(root: Node): readonly Node[] {
  const nodes: Node[] = []
  const waiting = [root]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    nodes.push(node)
    waiting.push(...childrenOf(node).toReversed())
  }
  return nodes
}

export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string"
}

export function isClass(node: Node): node is Class {
  return node.type === "ClassDeclaration" || node.type === "ClassExpression"
}

/** A member's name when the source spells it out; `#name` for a private one, `@@iterator` for `Symbol.iterator`. */
export function staticName(key: PropertyKey, computed: boolean): string | undefined {
  if (key.type === "PrivateIdentifier") return `#${key.name}`
  if (!computed && key.type === "Identifier") return key.name
  if (key.type === "Literal" && key.value !== null) return String(key.value)
  const isSymbol = key.type === "MemberExpression" && key.object.type === "Identifier" && key.object.name === "Symbol"
  if (isSymbol && !key.computed && key.property.type === "Identifier") return `@@${key.property.name}`
  return undefined
}
