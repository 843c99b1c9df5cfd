import type { Frame, Site } from "./frame.ts"
import { literalOf } from "./text.ts"
import { literalKey, unknown, type Value, type ValueSet } from "./value.ts"

/** `Symbol.for("x")`, and a `Symbol("x")` of which there is one: made by a module or a static field. */
export function symbolOf(callee: string, [description]: ValueSet, { node, frame }: Site): Value {
  const known = literalOf(description)
  if (callee === "Symbol.for") return known === undefined ? unknown("data") : symbol(`@@for(${known})`)
  return isOnce(frame) ? symbol(`@@${literalKey("symbol", node, frame)}`) : unknown("data")
}

function symbol(name: string): Value {
  return { kind: "symbol", name, key: name }
}

function isOnce({ fn, self, parent }: Frame): boolean {
  if (fn.kind === "module") return true
  return fn.kind === "field" && self[0]?.kind === "class" && parent !== undefined && isOnce(parent)
}
