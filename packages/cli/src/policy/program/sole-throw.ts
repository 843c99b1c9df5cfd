import type { BlockStatement, Expression } from "oxc-parser"

/** What a block throws that does nothing else, and that nothing can keep from throwing it. */
export function soleThrow({ body }: BlockStatement): Expression | undefined {
  const [only, ...others] = body
  if (only?.type !== "ThrowStatement" || others.length > 0) return undefined
  return isCalm(only.argument) ? only.argument : undefined
}

// Evaluating it throws nothing.
function isCalm(node: Expression): boolean {
  if (node.type === "Literal" || node.type === "Identifier" || node.type === "ThisExpression") return true
  if (node.type !== "ObjectExpression") return false
  return node.properties.every(
    (property) =>
      property.type === "Property" && !property.computed && property.kind === "init" && isCalm(property.value),
  )
}
