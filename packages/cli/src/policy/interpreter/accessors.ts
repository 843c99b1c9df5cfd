import type { Site } from "./frame.ts"
import { noArguments } from "./frame.ts"
import { withReceiver } from "./receiver.ts"
import { isCallable } from "./is-callable.ts"
import { nothing, undefinedValue, type Value, type ValueSet } from "./value.ts"

/** Under these names, which no code can write, stand the functions of `Object.defineProperty(object, name, { get, set })`. */
export function defineAccessors(object: Value, name: string | undefined, { descriptor, site }: Defining): void {
  const { run } = site.frame
  for (const kind of ["get", "set"]) {
    const functions = run.read(descriptor, kind, site).filter(isCallable)
    if (functions.length > 0) run.facts.write(object, `${kind} ${name}`, functions)
    if (functions.length > 0 && kind === "get" && name !== undefined) run.facts.getterNames.add(name)
  }
}

interface Defining {
  readonly descriptor: ValueSet
  readonly site: Site
}

/** What the getters give that were defined on an object, with `receiver` as `this`. */
export function callDefinedGetters(object: Value, name: string, use: { receiver: Value; site: Site }): ValueSet {
  const { run } = use.site.frame
  const getters = run.facts.writes(object, `get ${name}`)
  return getters.length === 0 ? nothing : run.call(withReceiver(getters, use.receiver), noArguments, use.site)
}

/** What an object got after it was made: getters of its own, and another prototype. */
export function readAdded(object: Value, name: string, use: { found: ValueSet; site: Site }): ValueSet {
  const { found, site } = use
  const { run } = site.frame
  const defined = callDefinedGetters(object, name, { receiver: object, site })
  const present = found.filter(({ kind }) => kind !== "undefined")
  if (defined.length > 0) return [...present, ...defined]
  if (present.length > 0 || name === "__proto__" || name.startsWith("@@")) return found
  const prototypes = run.facts.writes(object, "__proto__").filter(({ key }) => key !== object.key)
  if (prototypes.length === 0) return found
  const inherited = withReceiver(run.read(prototypes, name, site), object)
  return inherited.length > 0 ? inherited : [undefinedValue]
}
