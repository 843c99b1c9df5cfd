import { type Arguments, argument, type Site } from "./frame.ts"
import { literalOf } from "./text.ts"
import {
  type ClassValue,
  type InstanceValue,
  keyOf,
  nothing,
  primitive,
  prototypeOf,
  undefinedValue,
  union,
  unknown,
  type Value,
  type ValueSet,
} from "./value.ts"

/** The functions of `reflect-metadata`, which notes things of classes and of their members; undefined for any other. */
export function callMetadata(name: string, args: Arguments, site: Site): ValueSet | undefined {
  switch (name) {
    case "Reflect.metadata":
      return [withFirst("Reflect.defineMetadata", args)]
    case "Reflect.defineMetadata":
      define(args, site)
      return [undefinedValue]
    case "Reflect.getMetadata":
      return read(args, inherited)
    case "Reflect.getOwnMetadata":
      return read(args, own)
    case "Reflect.hasMetadata":
    case "Reflect.hasOwnMetadata":
    case "Reflect.deleteMetadata":
      return [primitive]
    case parameterDecorator: {
      const [index = nothing, decorators = nothing, target = nothing, key = nothing] = args.list
      return site.frame.run.call(decorators, { list: [target, key, index], rest: nothing }, site)
    }
    default:
      return undefined
  }
}

/** `__param(index, decorator)`: the decorator of a parameter as one of its class or method. */
export function decorateParameter(args: Arguments): ValueSet {
  return [withFirst(parameterDecorator, args)]
}

const parameterDecorator = "(parameter decorator)"

// A function of which the first arguments are given.
function withFirst(name: string, { list }: Arguments): Value {
  const target: Value = { kind: "global", name, key: `global:${name}` }
  return { kind: "bound", target, self: nothing, args: list, key: `bound(${name},${list.map(keyOf).join()})` }
}

function define(args: Arguments, { frame }: Site): void {
  const { facts } = frame.run
  for (const key of argument(args, 0).map(literalOf)) {
    for (const target of argument(args, 2)) {
      const members = argument(args, 3).flatMap((value) => literalOf(value) ?? [])
      for (const member of members.length > 0 ? members : [""]) {
        if (key !== undefined) facts.write(holderOf(target), nameOf(key, member), argument(args, 1))
      }
    }
  }
}

type Lookup = (target: ClassValue | InstanceValue, name: string) => ValueSet

function read(args: Arguments, lookUp: Lookup): ValueSet {
  const members = argument(args, 2).flatMap((value) => literalOf(value) ?? [])
  return union(
    ...argument(args, 0).flatMap((value) => {
      const key = literalOf(value)
      if (key === undefined) return [[unknown("data")]]
      const names = (members.length > 0 ? members : [""]).map((member) => nameOf(key, member))
      return argument(args, 1).flatMap((target) =>
        names.map((name) => {
          if (target.kind === "sdk") return [undefinedValue]
          if (target.kind !== "class" && target.kind !== "instance") return [unknown("data")]
          const found = lookUp(target, name)
          if (found.length > 0) return found
          // Of the types that TypeScript notes only those of constructors' parameters are known.
          return key.startsWith("design:") && key !== "design:paramtypes" ? [unknown("data")] : [undefinedValue]
        }),
      )
    }),
  )
}

function own(target: ClassValue | InstanceValue, name: string): ValueSet {
  const { run } = (target.kind === "instance" ? target.class : target).frame
  return run.facts.writes(holderOf(target), name)
}

function inherited(target: ClassValue | InstanceValue, name: string): ValueSet {
  const found = own(target, name)
  const { info, frame } = target.kind === "instance" ? target.class : target
  if (found.length > 0 || !info.node.superClass) return found
  const bases = frame.run.evaluate(info.node.superClass, frame)
  return bases.flatMap((base) => {
    if (base.kind !== "class") return nothing
    return inherited(target.kind === "class" ? base : prototypeOf(base), name)
  })
}

// All objects of a class have what is noted of its prototype.
function holderOf(target: Value): Value {
  const key = target.kind === "instance" ? `prototype of ${target.class.key}` : target.key
  return { ...target, key: `metadata of ${key}` }
}

function nameOf(key: string, member: string): string {
  return `${member}:${key}`
}
