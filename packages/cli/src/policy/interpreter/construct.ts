import { isBuiltin } from "node:module"
import { triggerFunctionId } from "@tsapi/framework/internal"
import { nodeKey } from "../program/syntax.ts"
import { anyArguments, type Arguments, argument, type Frame, noArguments, type Site } from "./frame.ts"
import { collectionTypes, fillCollection, newCollection } from "./collections.ts"
import { collectionOf } from "./collection-of.ts"
import { contentsOf } from "./contents-of.ts"
import { bounded, levelOfArguments } from "./level-of.ts"
import { warnOfPackage } from "./warn-of-package.ts"
import { constructFunction } from "./construct-function.ts"
import { constructProxy } from "./proxies.ts"
import { constructPromise } from "./promises.ts"
import { resourceHandle } from "./resource-handle.ts"
import { sdkConstruct } from "./sdk-calls.ts"
import { selfOf } from "./self-of.ts"
import { literalOf } from "./text.ts"
import { shortKey } from "./value-key.ts"
import {
  type ClassValue,
  type InstanceValue,
  keyOf,
  nothing,
  union,
  unknown,
  type Value,
  type ValueSet,
} from "./value.ts"

/** What `new` may give, having walked the constructors. */
export function construct(callees: ValueSet, args: Arguments, site: Site): ValueSet {
  return union(...callees.map((callee) => constructOne(callee, args, site)))
}

function constructOne(callee: Value, args: Arguments, site: Site): ValueSet {
  const { run } = site.frame
  switch (callee.kind) {
    case "class":
      return [instantiate(callee, args, site)]
    case "sdk":
      return sdkConstruct(callee, args, site)
    case "framework":
      return constructFramework(callee.name, args, site)
    case "bound":
      return run.construct([callee.target], { list: [...callee.args, ...args.list], rest: args.rest }, site)
    case "global":
      if (collectionTypes.has(callee.name)) return [newCollection(callee.name, args, site)]
      if (callee.name === "Promise") return constructPromise(args, site)
      if (callee.name === "Proxy") return constructProxy(args, site)
      return run.call([callee], args, site)
    case "function":
      return constructFunction(callee, args, site)
    default:
      return run.call([callee], args, site)
  }
}

function instantiate(callee: ClassValue, given: Arguments, site: Site): InstanceValue {
  const { run } = site.frame
  const args = bounded(given)
  const level = levelOfArguments(args) + 1
  const place = `new:${callee.key}#${nodeKey(site.node)}`
  // Objects made at one place of different arguments are told apart, but not those that are made of each other.
  const places = new Set([place, ...placesOf([...args.list.flat(), ...args.rest])])
  const distinguish = (values: ValueSet) => (placesOf(values).has(place) ? "..." : keyOf(values))
  const how = run.sensitive ? `(${args.list.map(distinguish).join(",")};${distinguish(args.rest)})` : ""
  const instance: InstanceValue = { kind: "instance", class: callee, level, places, key: shortKey(place + how) }
  run.facts.addInstance(instance)
  initialise(callee, { self: [instance], args, site })
  return instance
}

function placesOf(values: ValueSet): ReadonlySet<string> {
  const inner = values.flatMap((value) => (value.kind === "instance" ? [...value.places] : []))
  const nested = values.flatMap((value) =>
    contentsOf(value).flatMap((it) => (it.kind === "instance" ? [...it.places] : [])),
  )
  return new Set([...inner, ...nested])
}

/** Runs the fields and the constructor of a class, base classes included, on a new object. */
function initialise(base: Value, how: { self: ValueSet; args: Arguments; site: Site }): void {
  const { self, args, site } = how
  const { run } = site.frame
  if (base.kind === "sdk") {
    sdkConstruct(base, args, site)
    return
  }
  if (base.kind === "global" && collectionTypes.has(base.name)) {
    for (const value of self) {
      if (value.kind === "instance") fillCollection(collectionOf(value, base.name), argument(args, 0), site)
    }
  }
  if (base.kind === "external") {
    warnOfPackage(base.module, site)
    if (/^(?:node:)?stream(?:$|\/)/.test(base.module)) runHooks(self, site)
    if (!isBuiltin(base.module)) run.escape(union(self, ...args.list, args.rest), site)
  }
  if (base.kind !== "class") return
  const { info, frame } = base
  const { superClass } = info.node
  if (!info.constructorFunction && superClass) {
    for (const value of run.evaluate(superClass, frame)) initialise(value, how)
  }
  for (const field of info.fields) {
    if (!field.isStatic) run.enter(field.fn, { parent: frame, self, args: noArguments, caller: site })
  }
  if (info.constructorFunction) run.enter(info.constructorFunction, { parent: frame, self, args, caller: site })
}

// A stream calls these methods of a class that extends it.
function runHooks(self: ValueSet, site: Site): void {
  const { run } = site.frame
  for (const name of "construct destroy final flush read transform write writev".split(" ")) {
    const hooks = run.read(self, `_${name}`, site).filter(({ kind }) => kind === "function")
    run.call(hooks, anyArguments, site)
  }
}

/** `super(…)` in a constructor. */
export function superConstructor(args: Arguments, site: Site): ValueSet {
  let at: Frame | undefined = site.frame
  while (at && !at.fn.homeClass) at = at.parent
  const superClass = at?.fn.homeClass?.node.superClass
  if (at && superClass) {
    for (const base of site.frame.run.evaluate(superClass, at)) initialise(base, { self: selfOf(at), args, site })
  }
  return nothing
}

function constructFramework(name: string, args: Arguments, site: Site): ValueSet {
  if (name === "App") return [{ kind: "app", key: "app" }]
  return resourceOf(name, args, site) ?? [unknown("data")]
}

/** What `new Queue("Orders")` and `existingQueue("Orders", …)` of the framework make; undefined for anything else. */
export function resourceOf(name: string, args: Arguments, site: Site): ValueSet | undefined {
  if (name === "functionOf") return functionOf(args, site)
  const [id] = args.list[0] ?? nothing
  return resource(name, literalOf(id), site)
}

/** The handle of a method's function. */
function functionOf({ list: [types = nothing, methods = nothing] }: Arguments, site: Site): ValueSet | undefined {
  const [type] = types
  // esbuild calls a class that refers to itself `_Prices`.
  const className = type?.kind === "class" ? type.info.name?.replace(/^_/, "") : literalOf(type)
  const methodName = literalOf(methods[0])
  if (className === undefined || methodName === undefined) return undefined
  return resource("function", triggerFunctionId({ className, methodName }), site)
}

function resource(name: string, literal: string | undefined, site: Site): ValueSet | undefined {
  const own = name.replace(/^existing/, "")
  const kind = own.charAt(0).toLowerCase() + own.slice(1)
  const isResource = site.frame.run.references.some((reference) => reference.kind === kind && reference.id === literal)
  if (!isResource || literal === undefined) return undefined
  return [resourceHandle(kind, literal)]
}
