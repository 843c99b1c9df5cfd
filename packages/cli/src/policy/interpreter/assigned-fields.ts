import type { Node } from "oxc-parser"
import type { ClassInfo } from "../program/program.ts"
import { staticName } from "../../model/syntax.ts"

const known = new WeakMap<ClassInfo, ReadonlySet<string>>()

/** The fields that every run of the constructor assigns, so that they are never what they are declared as. */
export function assignedFields(info: ClassInfo): ReadonlySet<string> {
  const found = known.get(info) ?? new Set(statementsOf(info).flatMap(assignedNames))
  known.set(info, found)
  return found
}

function statementsOf({ constructorFunction }: ClassInfo): readonly Node[] {
  const node = constructorFunction?.node
  const body = node && "body" in node ? node.body : undefined
  return body && typeof body === "object" && "body" in body && Array.isArray(body.body) ? body.body : []
}

// The bundler joins statements with commas.
function assignedNames(statement: Node): readonly string[] {
  if (statement.type === "ExpressionStatement") return assignedNames(statement.expression)
  if (statement.type === "SequenceExpression") return statement.expressions.flatMap(assignedNames)
  if (statement.type !== "AssignmentExpression" || statement.operator !== "=") return []
  const { left } = statement
  if (left.type !== "MemberExpression" || left.object.type !== "ThisExpression") return []
  const name = staticName(left.property, left.computed)
  return name === undefined ? [] : [name]
}
