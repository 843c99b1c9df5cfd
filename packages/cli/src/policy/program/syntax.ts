import type { Node } from "oxc-parser"

/** Identifies a node within one program. */
export function nodeKey(node: Node): string {
  return `${node.start}-${node.end}`
}

/** The export that `$symbol(module, name)` stands for, if the node is such a call. */
export function symbolOf(node: Node): { module: string; name: string }[] {
  if (node.type !== "CallExpression" || node.callee.type !== "Identifier" || node.callee.name !== "$symbol") return []
  const [module, name] = node.arguments
  if (module?.type !== "Literal" || name?.type !== "Literal") return []
  if (typeof module.value !== "string" || typeof name.value !== "string") return []
  return [{ module: module.value, name: name.value }]
}
