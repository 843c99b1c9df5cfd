import type { MemberExpression } from "oxc-parser"
import { staticName } from "../../model/syntax.ts"
import { definitionsIn } from "./conditions.ts"
import { evaluateDefinition } from "./evaluate-name.ts"
import type { Frame } from "./frame.ts"
import { isAround } from "./tracked-object.ts"
import { union, type ValueOf, type ValueSet } from "./value.ts"

/** What `x.property` holds where the function reads it that made `x`, from the last assignments; undefined for others. */
export function readTracked(node: MemberExpression, object: ValueOf<"object">, frame: Frame): ValueSet | undefined {
  const { program, facts } = frame.run
  const tracked = isAround(object.frame, frame) ? program.objects.get(object.node) : undefined
  const name = staticName(node.property, node.computed)
  if (!tracked || node.object.type !== "Identifier" || name === undefined || facts.isShared(object)) return undefined
  const property = tracked.properties.get(name)
  const reach = property && program.flow.states.get(node.object)?.reach.get(property)
  return (
    reach && union(...definitionsIn(reach, frame).map((definition) => evaluateDefinition(definition, object.frame)))
  )
}
