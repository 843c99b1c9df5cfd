import { staticName } from "../../model/syntax.ts"
import { escapeInto } from "./escape.ts"
import type { Site } from "./frame.ts"
import { withReceiver } from "./receiver.ts"
import { isOwnAssignment } from "./tracked-object.ts"
import { type ClassValue, nothing, prototypeOf, type Value, type ValueSet } from "./value.ts"

/** `object.name = values`: what the property may hold from now on, having run its setter. */
export function assignProperty(
  object: Value,
  name: string | undefined,
  { values, site }: { readonly values: ValueSet; readonly site: Site },
): void {
  const { run } = site.frame
  const setting = { object, args: { list: [values], rest: [] }, site }
  // What only a setter receives is not what reading gives.
  if (callSettersOf(object, name, setting)) return
  escapeInto(object, values, site)
  run.facts.write(object, name, values, isOwnAssignment(site.node, object, site.frame))
}

interface Setting {
  readonly object: Value
  readonly args: { readonly list: readonly ValueSet[]; readonly rest: ValueSet }
  readonly site: Site
}

/** Whether there are any that take every value assigned. */
function callSettersOf(object: Value, name: string | undefined, setting: Setting): boolean {
  const { args, site } = setting
  const { run } = site.frame
  const defined = run.facts.writes(object, `set ${name}`)
  run.call(withReceiver(defined, object), args, site)
  if (defined.length > 0) return true
  if (object.kind === "instance") return callSetters(object.class, name, setting)
  if (object.kind === "class") return callSetters(object, name, setting)
  if (object.kind !== "object") return false
  let isFound = false
  for (const property of object.node.properties) {
    if (property.type !== "Property" || property.kind !== "set") continue
    const member = staticName(property.key, property.computed)
    if (name !== undefined && member !== undefined && member !== name) continue
    const info = run.program.functions.get(property.value)
    if (info) run.enter(info, { parent: object.frame, self: [object], args, caller: site })
    if (member !== undefined && member === name) isFound = true
  }
  return isFound
}

function callSetters(owner: ClassValue, name: string | undefined, setting: Setting): boolean {
  const { info, frame } = owner
  const { object, args, site } = setting
  const { run } = frame
  const wantsStatic = object.kind === "class"
  const defined = wantsStatic ? nothing : run.facts.writes(prototypeOf(owner), `set ${name}`)
  run.call(withReceiver(defined, object), args, site)
  let isFound = defined.length > 0
  for (const { kind, isStatic, name: member, fn } of info.methods) {
    if (kind !== "set" || isStatic !== wantsStatic || (name !== undefined && member !== undefined && member !== name))
      continue
    run.enter(fn, { parent: frame, self: [object], args, caller: site })
    if (member !== undefined && member === name) isFound = true
  }
  if (isFound || !info.node.superClass) return isFound
  const bases = run.evaluate(info.node.superClass, frame)
  return bases.filter((base) => base.kind === "class" && callSetters(base, name, setting)).length > 0
}
