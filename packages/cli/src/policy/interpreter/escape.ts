import { BudgetExhausted } from "./budget-exhausted.ts"
import type { Site } from "./frame.ts"
import { unknown, type ClassValue, type Value, type ValueSet } from "./value.ts"
import { elementsOf } from "./elements-of.ts"

const anything = { list: [], rest: [unknown("parameter")] }

/** Code we cannot see gets hold of the values: it may call functions, construct classes and use objects. */
export function escape(values: ValueSet, site: Site, seen: Set<string>): void {
  for (const value of values) {
    if (value.kind === "unknown" && value.reason === "code" && site.frame.run.sensitive) throw new BudgetExhausted(site)
    const key = value.key
    if (!canRun(value) || seen.has(key)) continue
    seen.add(key)
    escapeOne(value, site, seen)
  }
}

function canRun({ kind }: Value): boolean {
  return (
    containers.has(kind) ||
    kind === "sdk" ||
    kind === "function" ||
    kind === "bound" ||
    kind === "class" ||
    kind === "instance"
  )
}

const containers: ReadonlySet<string> = new Set(["object", "array", "tuple", "list", "record", "merged", "collection"])

function escapeOne(value: Value, site: Site, seen: Set<string>): void {
  const { run } = site.frame
  if (value.kind === "sdk") {
    // Whoever gets a command's class makes commands of it, with an input that is not seen.
    if (value.name.endsWith("Command")) run.construct([value], { list: [[unknown("external")]], rest: [] }, site)
  } else if (value.kind === "class") escape(run.construct([value], anything, site), site, seen)
  else if (value.kind === "instance") escapeMethods(value.class, value, { site, seen })
  else if (containers.has(value.kind)) escape(elementsOf([value], site), site, seen)
  else escape(run.call([value], anything, site), site, seen)
}

function escapeMethods(owner: ClassValue, instance: Value, use: { site: Site; seen: Set<string> }): void {
  const { run } = use.site.frame
  for (const { name, kind, isStatic } of owner.info.methods) {
    if (isStatic || kind !== "method" || name === undefined) continue
    run.call(run.read([instance], name, use.site), anything, use.site)
  }
  const { superClass } = owner.info.node
  if (!superClass) return
  for (const base of run.evaluate(superClass, owner.frame))
    if (base.kind === "class") escapeMethods(base, instance, use)
}
