import type { Frame } from "./frame.ts"
import type { ValueSet } from "./value.ts"

/** `this`: an arrow function has that of the function around it. */
export function selfOf(frame: Frame): ValueSet {
  let at = frame
  while (at.fn.kind === "arrow" && at.parent) at = at.parent
  return at.self
}
