import type { MemberExpression } from "oxc-parser"
import { staticName } from "../../model/syntax.ts"
import type { Frame } from "./frame.ts"
import { literalOf } from "./text.ts"

/** The names a member expression may read; undefined for one that is not known. */
export function memberNames(node: MemberExpression, frame: Frame): readonly (string | undefined)[] {
  const name = staticName(node.property, node.computed)
  if (!node.computed || name !== undefined) return [name]
  const names = frame.run.evaluate(node.property, frame).map(literalOf)
  return names.length > 0 ? [...new Set(names)] : [undefined]
}
