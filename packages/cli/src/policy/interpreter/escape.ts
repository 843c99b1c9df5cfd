import { callGenerator } from "./generators.ts"
import { BudgetExhausted } from "./budget-exhausted.ts"
import { anyArguments, type Site } from "./frame.ts"
import { resolveUnseen } from "./scheduled-calls.ts"
import { isCallable } from "./is-callable.ts"
import { functionValue, union, unknown, type ClassValue, type Value, type ValueOf, type ValueSet } from "./value.ts"
import { withReceiver } from "./receiver.ts"
import { collectionOf } from "./collection-of.ts"
import { nodeObjectType } from "./node-objects.ts"
import { elementsOf } from "./elements-of.ts"

/** Code we cannot see gets hold of the values: it may call functions, construct classes and use objects. */
export function escape(values: ValueSet, site: Site, seen: Set<string>): void {
  for (const value of values) {
    if (value.kind === "unknown" && value.reason === "code" && site.frame.run.sensitive) throw new BudgetExhausted(site)
    resolveUnseen(value, site)
    if (isAdapted(value)) escape([value.receiver], site, seen)
    const key = value.key
    if (!canRun(value) || seen.has(key)) continue
    seen.add(key)
    escapeOne(value, site, seen)
  }
}

/** Code we cannot see has the object, and now what was put into it. */
export function escapeInto(object: Value, values: ValueSet, site: Site): void {
  if (object.kind === "external") site.frame.run.escape(values, site)
  // The app's own code may read back an object that it put there; only a function is sure to be there to be called.
  else if (object.kind === "unknown")
    site.frame.run.escape(
      values.filter((value) => isCallable(value) || isAdapted(value)),
      site,
    )
}

// Of `util.promisify` and `util.callbackify`: whoever has it runs the function it was made of.
function isAdapted(value: Value): value is ValueOf<"builtin"> {
  return value.kind === "builtin" && (value.name === "promisified" || value.name === "callbackified")
}

function canRun({ kind }: Value): boolean {
  return (
    containers.has(kind) ||
    kind === "sdk" ||
    kind === "function" ||
    kind === "bound" ||
    kind === "class" ||
    kind === "instance" ||
    kind === "made" ||
    kind === "generator"
  )
}

const containers: ReadonlySet<string> = new Set(["object", "array", "tuple", "list", "record", "merged", "collection"])

function escapeOne(value: Value, site: Site, seen: Set<string>): void {
  const { run } = site.frame
  if (value.kind === "sdk") {
    // Whoever gets a command's class makes commands of it, with an input that is not seen.
    if (value.name.endsWith("Command")) run.construct([value], { list: [[unknown("external")]], rest: [] }, site)
  } else if (value.kind === "class") {
    escape(run.construct([value], anyArguments, site), site, seen)
    escape(staticsOf(value, site), site, seen)
  } else if (value.kind === "generator") {
    callGenerator(value, "next", { list: [[unknown("external")]], rest: [] })
    escape(union(value.yielded, value.returned), site, seen)
  } else if (value.kind === "instance") escapeMethods(value.class, value, { site, seen })
  else if (value.kind === "made") escape(propertiesOf(value, site), site, seen)
  else if (containers.has(value.kind)) {
    escape(union(elementsOf([value], site), run.facts.allWrites(value)), site, seen)
  } else escape(run.call([value], anyArguments, site), site, seen)
}

// What an object that a function made has of its own, and from its prototypes.
function propertiesOf(made: Value, site: Site): ValueSet {
  const { run } = site.frame
  const found: ValueSet[] = []
  const seen = new Set<string>()
  const prototypes: Value[] = [made]
  for (const at of prototypes) {
    if (seen.has(at.key)) continue
    seen.add(at.key)
    found.push(withReceiver(run.facts.allWrites(at), made))
    if (at.kind !== "made") continue
    const above = at.maker ? run.read([at.maker], "prototype", site) : at.prototype
    prototypes.push(...above, ...run.facts.writes(at, "__proto__"))
  }
  return union(...found)
}

// What a class has itself, and from its base classes.
function staticsOf(owner: ClassValue, site: Site): ValueSet {
  const { run } = site.frame
  const { methods, fields, node } = owner.info
  const names = [...methods.filter(({ kind }) => kind !== "set"), ...fields].flatMap(({ name, isStatic }) =>
    isStatic && name !== undefined && !name.startsWith("#") ? [name] : [],
  )
  const bases = node.superClass ? run.evaluate(node.superClass, owner.frame) : []
  const inherited = bases.map((base) => (base.kind === "class" ? staticsOf(base, site) : []))
  return union(run.facts.allWrites(owner), ...names.map((name) => run.read([owner], name, site)), ...inherited)
}

function escapeMethods(owner: ClassValue, instance: Value, use: { site: Site; seen: Set<string> }): void {
  const { run } = use.site.frame
  escape(run.facts.allWrites(instance), use.site, use.seen)
  for (const { name, kind, isStatic, fn } of owner.info.methods) {
    if (isStatic || kind === "set") continue
    if (name?.startsWith("#")) continue
    const values =
      name === undefined ? [functionValue(fn, owner.frame, [instance])] : run.read([instance], name, use.site)
    escape(kind === "method" ? run.call(values, anyArguments, use.site) : values, use.site, use.seen)
  }
  for (const { name, isStatic } of owner.info.fields) {
    if (isStatic || name === undefined || name.startsWith("#")) continue
    escape(run.read([instance], name, use.site), use.site, use.seen)
  }
  const { superClass } = owner.info.node
  if (!superClass) return
  for (const base of run.evaluate(superClass, owner.frame))
    if (base.kind === "class") escapeMethods(base, instance, use)
    else if (base.kind === "external" && instance.kind === "instance") {
      const type = nodeObjectType(base)
      if (type !== undefined) escape([collectionOf(instance, type)], use.site, use.seen)
    }
}
