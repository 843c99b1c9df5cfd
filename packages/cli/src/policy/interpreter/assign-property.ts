import type { Site } from "./frame.ts"
import type { ClassValue, Value, ValueSet } from "./value.ts"

/** `object.name = values`: what the property may hold from now on, having run its setter. */
export function assignProperty(
  object: Value,
  name: string | undefined,
  { values, site }: { readonly values: ValueSet; readonly site: Site },
): void {
  const { run } = site.frame
  run.facts.write(object, name, values)
  const args = { list: [values], rest: [] }
  if (object.kind === "instance") callSetters(object.class, name, { object, args, site })
  if (object.kind !== "object") return
  for (const property of object.node.properties) {
    if (property.type !== "Property" || property.kind !== "set" || property.key.type !== "Identifier") continue
    if (name !== undefined && property.key.name !== name) continue
    const info = run.program.functions.get(property.value)
    if (info) run.enter(info, { parent: object.frame, self: [object], args, caller: site })
  }
}

interface Setting {
  readonly object: Value
  readonly args: { readonly list: readonly ValueSet[]; readonly rest: ValueSet }
  readonly site: Site
}

function callSetters({ info, frame }: ClassValue, name: string | undefined, setting: Setting): void {
  const { object, args, site } = setting
  for (const { kind, isStatic, name: member, fn } of info.methods) {
    if (kind !== "set" || isStatic || (name !== undefined && member !== undefined && member !== name)) continue
    frame.run.enter(fn, { parent: frame, self: [object], args, caller: site })
  }
  if (!info.node.superClass) return
  for (const base of frame.run.evaluate(info.node.superClass, frame))
    if (base.kind === "class") callSetters(base, name, setting)
}
