import { nameOfKey } from "./collection-entries.ts"
import { isCertain } from "./conditions.ts"
import { elementsOf, itemsOf } from "./elements-of.ts"
import { type Arguments, argument, type Frame, type Site } from "./frame.ts"
import {
  boolean,
  type ClassValue,
  list,
  nothing,
  number,
  primitive,
  tuple,
  undefinedValue,
  union,
  type Value,
  type ValueSet,
} from "./value.ts"

/** What the descriptions of containers call, which make objects of classes that they are given. */
export const containerHelpers: Readonly<Record<string, (args: Arguments, site: Site) => ValueSet>> = {
  $nothing: () => nothing,
  $each: (args, site) =>
    union(
      ...argument(args, 0).map((value) =>
        site.frame.run.call(argument(args, 1), { list: [[value]], rest: nothing }, site),
      ),
    ),
  $items: (args, site) => {
    const arrays = argument(args, 0).map((value) => itemsOf(value, site) ?? [elementsOf([value], site)])
    for (const item of arrays.flat()) site.frame.run.call(argument(args, 1), { list: [item], rest: nothing }, site)
    return nothing
  },
  $manyOf: (args) => [list(argument(args, 0))],
  $classes: (args) => argument(args, 0).filter(({ kind }) => constructible.has(kind)),
  $objects: (args) => argument(args, 0).filter(({ kind }) => objects.has(kind)),
  $texts: (args) => argument(args, 0).filter(({ kind }) => kind === "text"),
  $isKnown: (args) => [boolean(argument(args, 0).every((value) => nameOfKey(value) !== undefined))],
  $certain: (_, site) => [mustRun(site) ? boolean(true) : primitive],
  $arguments: (args, site) => [constructorArguments(args, site)],
}

const constructible: ReadonlySet<Value["kind"]> = new Set(["class", "sdk", "external"])
const objects: ReadonlySet<Value["kind"]> = new Set(["object", "record", "merged", "instance"])

/** Whether every run of the program comes by, as far as conditions decide. */
function mustRun(site: Site): boolean {
  const seen = new Set<Frame>()
  const waiting = [site]
  for (const { node, frame } of waiting) {
    if (!isCertain(node, frame)) continue
    if (frame.callers.length === 0) return true
    if (!seen.has(frame)) waiting.push(...frame.callers)
    seen.add(frame)
  }
  return false
}

// The given ones, and for the others what the callback says: `(index, class that has the constructor, isRequired)`.
function constructorArguments(args: Arguments, site: Site): Value {
  const [targets, given, resolve] = [argument(args, 0), argument(args, 1), argument(args, 2)]
  const [first] = given
  const items = first && itemsOf(first, site)
  const any = items ? nothing : elementsOf(given, site)
  const found = targets.flatMap((target) => (target.kind === "class" ? constructorsOf(target) : []))
  const count = Math.max(items?.length ?? 0, ...found.map(({ parameters }) => parameters.length))
  const positions = Array.from({ length: count }, (_, index) => {
    const known = items?.[index]
    if (known) return known
    const resolved = found.map(({ owner, parameters }) => {
      const isRequired = parameters
        .slice(0, index + 1)
        .every(({ type }) => type !== "AssignmentPattern" && type !== "RestElement")
      const asked = { list: [[number(index)], [owner], [boolean(isRequired)]], rest: nothing }
      return index < parameters.length ? site.frame.run.call(resolve, asked, site) : [undefinedValue]
    })
    return union(any, ...resolved)
  })
  return tuple(positions)
}

// A class without a constructor has that of its base.
function constructorsOf(target: ClassValue): readonly { owner: ClassValue; parameters: readonly { type: string }[] }[] {
  const { info, frame } = target
  if (info.constructorFunction) return [{ owner: target, parameters: info.constructorFunction.parameters }]
  if (!info.node.superClass) return []
  const bases = frame.run.evaluate(info.node.superClass, frame)
  return bases.flatMap((base) => (base.kind === "class" ? constructorsOf(base) : []))
}
