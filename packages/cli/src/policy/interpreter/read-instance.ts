import type { ClassInfo } from "../program/program.ts"
import { callDefinedGetters } from "./accessors.ts"
import { assignedFields } from "./assigned-fields.ts"
import { collectionOf } from "./collection-of.ts"
import { nodeObjectType } from "./node-objects.ts"
import { noArguments, type Frame, type Site } from "./frame.ts"
import {
  builtin,
  classValue,
  type ClassValue,
  functionValue,
  type InstanceValue,
  nothing,
  prototypeOf,
  undefinedValue,
  union,
  unknown,
  type Value,
  type ValueSet,
} from "./value.ts"
import { withReceiver } from "./receiver.ts"
import { literal } from "./text.ts"

/** What a property of an object of one of the app's classes may hold: assigned, a field, a method or a getter. */
export function readInstance(instance: InstanceValue, name: string | undefined, site: Site): ValueSet {
  const { facts } = site.frame.run
  if (name === "constructor") return [instance.class]
  const written = union(facts.writes(instance, name), name === undefined ? nothing : facts.writes(instance, undefined))
  const declared = findMember(instance.class, name, { instance, site })
  const values = union(written, declared ?? nothing)
  const assigned = values.filter(({ kind }) => kind !== "undefined")
  if (assigned.length > 0) return values
  // A field that only something outside the app can fill, such as a container that injects.
  if (declared && (declared.length > 0 || written.length === 0)) return union(values, [unknown("unassigned")])
  return values.length > 0 ? values : otherwise(instance, name, site)
}

// In the description of a package, `$otherwise(name, …)` stands for the methods that are not described one by one.
function otherwise(instance: InstanceValue, name: string | undefined, site: Site): ValueSet {
  if (name === undefined || name === "then" || name === "$otherwise") return [undefinedValue]
  const methods = findMember(instance.class, "$otherwise", { instance, site }) ?? nothing
  if (methods.length === 0) return [undefinedValue]
  return methods.map((target) => {
    const args = [[literal(name)]]
    return { kind: "bound", target, self: [instance], args, key: `bound(${target.key},${instance.key},${name})` }
  })
}

export interface Lookup {
  readonly instance: InstanceValue
  readonly site: Site
}

function findMember(owner: ClassValue, name: string | undefined, lookup: Lookup): ValueSet | undefined {
  const { info, frame } = owner
  const { run } = frame
  const self: ValueSet = [lookup.instance]
  const added = run.facts.writes(prototypeOf(owner), name)
  const found: ValueSet[] = added.length > 0 ? [withReceiver(added, lookup.instance)] : []
  for (const field of info.fields) {
    if (field.isStatic || (name !== undefined && field.name !== undefined && field.name !== name)) continue
    found.push(
      field.value
        ? run.evaluate(field.value, fieldFrame(field.fn, { frame, self, site: lookup.site }))
        : declaredOnly(info, field.name),
    )
  }
  for (const method of info.methods) {
    if (method.isStatic || method.kind === "set") continue
    if (name !== undefined && method.name !== undefined && method.name !== name) continue
    const fn = functionValue(method.fn, frame, self)
    found.push(method.kind === "get" ? run.call([fn], noArguments, lookup.site) : [fn])
    found.push(replacementsOf(owner, method.name, self))
  }
  const prototype = prototypeOf(owner)
  if (name !== undefined) {
    const got = callDefinedGetters(prototype, name, { receiver: lookup.instance, site: lookup.site })
    if (got.length > 0) return union(...found.map((values) => values.filter(({ kind }) => kind !== "undefined")), got)
  }
  if (found.length > 0 && name !== undefined) return union(...found)
  const bases = union(
    info.node.superClass ? run.evaluate(info.node.superClass, frame) : nothing,
    run.facts.writes(prototype, "__proto__"),
  )
  const inherited = bases.map((base) => inheritedMember(base, name, lookup))
  const all = [...found, ...inherited.flatMap((values) => (values ? [values] : []))]
  return all.length > 0 ? union(...all) : undefined
}

// What decorators put in the place of a method.
function replacementsOf(owner: ClassValue, name: string | undefined, self: ValueSet): ValueSet {
  const decorated = owner.frame.run.facts.decorated.get(owner.key) ?? []
  const put = decorated.filter(({ decorator, method }) => decorator === "" && method === name)
  return put.flatMap(({ middleware }) =>
    middleware.map((value) => (value.kind === "function" ? functionValue(value.fn, value.frame, self) : value)),
  )
}

function declaredOnly(info: ClassInfo, name: string | undefined): ValueSet {
  return name !== undefined && assignedFields(info).has(name) ? nothing : [undefinedValue]
}

export function inheritedMember(base: Value, name: string | undefined, lookup: Lookup): ValueSet | undefined {
  switch (base.kind) {
    case "class":
      return findMember(base, name, lookup)
    case "sdk": {
      const { module, name: clientName } = base
      const client: Value = { kind: "client", module, name: clientName, config: nothing, key: `client:${base.key}` }
      return lookup.site.frame.run.read([client], name, lookup.site)
    }
    case "external": {
      const type = nodeObjectType(base)
      if (type === undefined) return [base]
      return name === undefined ? undefined : [builtin(collectionOf(lookup.instance, type), name)]
    }
    case "unknown":
      return [base]
    case "instance":
    case "made":
    case "object":
    case "merged":
      return withReceiver(lookup.site.frame.run.read([base], name, lookup.site), lookup.instance)
    case "global":
      return name === undefined ? undefined : [builtin(collectionOf(lookup.instance, base.name), name)]
    default:
      return undefined
  }
}

function fieldFrame(fn: Frame["fn"], { frame, self, site }: { frame: Frame; self: ValueSet; site: Site }): Frame {
  return frame.run.enter(fn, { parent: frame, self, args: noArguments, caller: site })
}

/** What a property of a class itself may hold. */
export function readStatic(owner: ClassValue, name: string | undefined, site: Site): ValueSet {
  const { info, frame } = owner
  const { run } = frame
  if (name === "prototype") return [prototypeOf(owner)]
  if (name === "name") return [literal(info.name ?? "")]
  const written = run.facts.writes(owner, name)
  const found: ValueSet[] = written.length > 0 ? [written] : []
  for (const field of info.fields) {
    if (!field.isStatic || !field.value || (name !== undefined && field.name !== name)) continue
    found.push(run.evaluate(field.value, fieldFrame(field.fn, { frame, self: [owner], site })))
  }
  for (const method of info.methods) {
    if (!method.isStatic || method.kind === "set" || (name !== undefined && method.name !== name)) continue
    const fn = functionValue(method.fn, frame, [owner])
    found.push(method.kind === "get" ? run.call([fn], noArguments, site) : [fn])
  }
  if (found.length > 0) return union(...found)
  if (!info.node.superClass) return name === "bind" ? [builtin(owner, name)] : [undefinedValue]
  return run.evaluate(info.node.superClass, frame).flatMap((base): ValueSet => {
    if (base.kind !== "class") return run.read([base], name, site)
    return readStatic(base, name, site).map((value) =>
      value.kind === "function" ? functionValue(value.fn, value.frame, [owner]) : value,
    )
  })
}

export function staticsOf(info: Parameters<typeof classValue>[0], frame: Frame): void {
  const self: ValueSet = [classValue(info, frame)]
  const how = { parent: frame, self, args: noArguments, caller: { node: info.node, frame } }
  for (const field of info.fields) if (field.isStatic) frame.run.enter(field.fn, how)
  for (const block of info.staticBlocks) frame.run.enter(block, how)
}
