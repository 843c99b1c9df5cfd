import { defineAccessors } from "./accessors.ts"
import type { Target } from "./decorate-class.ts"
import { literal } from "./text.ts"
import { isCallable } from "./is-callable.ts"
import {
  boolean,
  classValue,
  functionValue,
  literalKey,
  nothing,
  prototypeOf,
  record,
  undefinedValue,
  union,
  unknown,
  type Value,
  type ValueSet,
} from "./value.ts"

/**
 * Calls the app's own decorator, and lets what it returns take the place of what it decorates. What it is called with
 * serves both kinds: TypeScript's own get a prototype, a name and a descriptor, standard ones a function and a context.
 */
export function callDecorator(decorator: Value, original: ValueSet, target: Target): ValueSet {
  const { class: decorated, member, site } = target
  const { run } = site.frame
  if (member === undefined) {
    const args = { list: [[decorated], [contextOf(target)]], rest: nothing }
    const replacements = run
      .call([decorator], args, site)
      .filter((value) => (value.kind === "class" || value.kind === "function") && value.key !== decorated.key)
    if (replacements.length > 0) {
      run.facts.decorate({ class: decorated, method: undefined, decorator: "", middleware: replacements })
    }
    return nothing
  }
  const holder = target.isStatic ? decorated : prototypeOf(decorated)
  const descriptor = descriptorOf(`${decorator.key}:${decorated.key}.${member}`, target)
  run.facts.write(descriptor, "value", original)
  const args = { list: [[holder, ...original], [literal(member), contextOf(target)], [descriptor]], rest: nothing }
  const returned = run.call([decorator], args, site)
  defineAccessors(holder, member, { descriptor: [descriptor], site })
  return replaceMember(union(run.facts.writes(descriptor, "value"), returned), original, target)
}

function replaceMember(returned: ValueSet, original: ValueSet, target: Target): ValueSet {
  const { class: decorated, member = "", site } = target
  const { run } = site.frame
  const holder = target.isStatic ? decorated : prototypeOf(decorated)
  const objects = returned.filter(({ kind }) => kind === "object" || kind === "merged" || kind === "record")
  defineAccessors(holder, member, { descriptor: objects, site })
  const isNew = (value: Value) => isCallable(value) && !original.some(({ key }) => key === value.key)
  const functions = union(returned.filter(isCallable), run.read(objects, "value", site)).filter(isNew)
  const initialisers = union(target.isField ? functions : nothing, run.read(objects, "init", site).filter(isCallable))
  if (initialisers.length > 0) {
    const given = { list: [run.read([prototypeOf(decorated)], member, site)], rest: nothing }
    run.facts.write(holder, member, run.call(initialisers, given, site))
  }
  if (target.isField || functions.length === 0) return nothing
  run.facts.write(holder, member, functions)
  run.facts.decorate({ class: decorated, method: member, decorator: "", middleware: functions })
  return functions
}

/** What a member is before any decorator changes it. */
export function undecorated({ class: { info, frame }, member, isStatic, isField }: Target): ValueSet {
  if (isField) return [undefinedValue]
  const self: ValueSet = [isStatic ? classValue(info, frame) : prototypeOf(classValue(info, frame))]
  const own = info.methods.filter((it) => it.name === member && it.isStatic === isStatic)
  return own.map(({ fn }) => functionValue(fn, frame, self))
}

function descriptorOf(key: string, { site }: Target): Value {
  return { kind: "collection", ...site, key: literalKey(`descriptor(${key})`, site.node, site.frame) }
}

// The second argument of a standard decorator.
function contextOf({ class: { info }, member, isStatic, isField }: Target): Value {
  const kind = member === undefined ? "class" : isField ? "field" : "method"
  const entries: readonly (readonly [string, ValueSet])[] = [
    ["kind", [literal(kind)]],
    ["name", [literal(member ?? info.name ?? "")]],
    ["static", [boolean(isStatic)]],
    ["private", [boolean(member?.startsWith("#") ?? false)]],
    ["addInitializer", [unknown("data")]],
    ["access", [unknown("data")]],
    ["metadata", [unknown("data")]],
  ]
  return record(new Map(entries))
}
