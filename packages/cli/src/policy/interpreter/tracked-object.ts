import type { Node } from "oxc-parser"
import { definitionsIn, isReached } from "./conditions.ts"
import type { Frame } from "./frame.ts"
import type { Value, ValueOf } from "./value.ts"

/** Whether the function that made the object assigns the property there, where only it can. */
export function isOwnAssignment(node: Node, object: Value, frame: Frame): boolean {
  if (object.kind !== "object" || !isAround(object.frame, frame)) return false
  return frame.run.program.objects.get(object.node)?.assignments.has(node) ?? false
}

/** Whether it is the frame itself, or what is around the turn of a loop. */
export function isAround(outer: Frame, frame: Frame): boolean {
  return outer === frame || (frame.turn !== undefined && isAround(outer, frame.turn.outer))
}

/** Whether the property may be seen as the literal says it, before the function that made it assigns another value. */
export function isInitialSeen(object: ValueOf<"object">, name: string): boolean {
  const { frame } = object
  const { program, facts } = frame.run
  const tracked = program.objects.get(object.node)
  const property = tracked?.properties.get(name)
  if (!tracked || !property) return true
  const [initial] = property.definitions
  return tracked.exposures.some(({ node, property: only, isDirect }) => {
    if ((only !== undefined && only !== name) || (isDirect && !facts.isShared(object))) return false
    if (!isReached(node, frame)) return false
    const reach = program.flow.states.get(node)?.reach.get(property)
    return !reach || definitionsIn(reach, frame).some((definition) => definition === initial)
  })
}
