import type { Node } from "oxc-parser"
import type { Binding } from "./program.ts"
import { nodesIn } from "../../model/syntax.ts"
import { symbolOf } from "./syntax.ts"

/**
 * Sites that only declare a controller or a route, with arguments that are written out: `__decorateClass([route("GET",
 * "/")], Todos.prototype, "get", 1)`. They run for every function of an app, and no function's requests depend on them.
 */
export function plainDecorations(sites: readonly Node[], bindings: ReadonlyMap<Node, Binding>): ReadonlySet<Node> {
  const found = new Set<Node>()
  for (const site of sites) {
    if (site.type === "AssignmentExpression" && found.has(site.right)) found.add(site)
    if (!isPlainDecoration(site, bindings)) continue
    for (const node of nodesIn(site)) found.add(node)
  }
  return found
}

function isPlainDecoration(node: Node, bindings: ReadonlyMap<Node, Binding>): boolean {
  if (node.type !== "CallExpression" || node.callee.type !== "Identifier" || node.callee.name !== "__decorateClass") {
    return false
  }
  const [decorators] = node.arguments
  if (decorators?.type !== "ArrayExpression") return false
  return decorators.elements.every((element) => {
    if (element?.type !== "CallExpression" || !element.arguments.every(isWrittenOut)) return false
    return declaring.has(frameworkName(element.callee, bindings) ?? "")
  })
}

const declaring: ReadonlySet<string> = new Set(["controller", "route"])

function frameworkName(callee: Node, bindings: ReadonlyMap<Node, Binding>): string | undefined {
  const [only, ...others] = bindings.get(callee)?.definitions ?? []
  if (only?.source.kind !== "expression" || others.length > 0) return undefined
  return symbolOf(only.source.node).find(({ module }) => module === "@tsapi/framework")?.name
}

function isWrittenOut(node: Node): boolean {
  if (node.type === "ObjectExpression") {
    return node.properties.every((it) => it.type === "Property" && !it.computed && isWrittenOut(it.value))
  }
  if (node.type === "ArrayExpression")
    return node.elements.every((element) => element !== null && isWrittenOut(element))
  return node.type === "Literal"
}
