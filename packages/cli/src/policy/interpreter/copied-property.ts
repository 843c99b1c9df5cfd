import type { AssignmentExpression } from "oxc-parser"
import type { Frame } from "./frame.ts"
import type { ValueSet } from "./value.ts"

/** For `copy[key] = from[key]`, what is copied under each name; undefined for any other assignment. */
export function copiedProperty(
  { operator, left, right }: AssignmentExpression,
  frame: Frame,
): ((name: string) => ValueSet) | undefined {
  if (operator !== "=" || left.type !== "MemberExpression" || right.type !== "MemberExpression") return undefined
  if (!left.computed || !right.computed || right.object.type !== "Identifier") return undefined
  const [to, from] = [left.property, right.property]
  if (to.type !== "Identifier" || from.type !== "Identifier") return undefined
  const { run } = frame
  const binding = run.program.bindings.get(to)
  if (!binding || binding !== run.program.bindings.get(from)) return undefined
  const objects = run.evaluate(right.object, frame)
  return (name) => run.read(objects, name, { node: right, frame })
}
