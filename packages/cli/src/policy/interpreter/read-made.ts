import type { Facts } from "./facts.ts"
import type { Site } from "./frame.ts"
import { withReceiver } from "./receiver.ts"
import {
  absentValue,
  type FunctionValue,
  type MadeValue,
  nothing,
  undefinedValue,
  union,
  type ValueSet,
} from "./value.ts"

/** What a property of an object that a function made may hold: its own, or its prototype's. */
export function readMade(made: MadeValue, name: string | undefined, site: Site): ValueSet {
  const { run } = site.frame
  const own = union(run.facts.writes(made, name), name === undefined ? nothing : run.facts.writes(made, undefined))
  if (name === "constructor" && made.maker) return [made.maker]
  const prototype = made.maker ? run.read([made.maker], "prototype", site) : made.prototype
  const inherited = withReceiver(run.read(prototype, name, site), made).filter(({ kind }) => kind !== "undefined")
  if (own.length > 0) return union(own, inherited, inherited.length > 0 ? nothing : [absentValue])
  return inherited.length > 0 ? inherited : [undefinedValue]
}

/** `Maker.prototype`: the object it has from the start, and whatever was put in its place. */
export function readPrototype(maker: FunctionValue, facts: Facts): ValueSet {
  const key = `prototype of ${maker.fn.id}@${maker.frame.id}`
  const own: MadeValue = { kind: "made", maker: undefined, prototype: nothing, level: maker.frame.level, key }
  return union([own], facts.writes(maker, "prototype"))
}
