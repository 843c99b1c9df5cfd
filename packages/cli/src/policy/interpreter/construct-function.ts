import { type Arguments, type Site } from "./frame.ts"
import { bounded, levelOfArguments } from "./level-of.ts"
import { withReceiver } from "./receiver.ts"
import { shortKey } from "./value-key.ts"
import { type FunctionValue, keyOf, literalKey, type MadeValue, type ValueSet } from "./value.ts"

/** `new` on a function: an object that inherits from the function's prototype, having run the function on it. */
export function constructFunction(maker: FunctionValue, given: Arguments, site: Site): ValueSet {
  const { run } = site.frame
  const args = bounded(given)
  const how = run.sensitive ? `(${args.list.map(keyOf).join(",")})` : ""
  const key = shortKey(`${literalKey("made", site.node, site.frame)}${maker.fn.id}${how}`)
  const made: MadeValue = { kind: "made", maker, prototype: [], level: levelOfArguments(args) + 1, key }
  const returned = run.call(withReceiver([maker], made), args, site)
  const objects = returned.filter(({ kind }) => kind === "object" || kind === "instance" || kind === "made")
  return [made, ...objects]
}
