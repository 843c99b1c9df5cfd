import type { Node, ObjectExpression } from "oxc-parser"
import { staticName } from "../../model/syntax.ts"
import { elementsOf, itemsOf } from "./elements-of.ts"
import { type Frame, noArguments, type Site } from "./frame.ts"
import { readReExports } from "./re-exports.ts"
import { literalOf } from "./text.ts"
import { isInitialSeen } from "./tracked-object.ts"
import {
  absentValue,
  builtin,
  functionValue,
  nothing,
  number,
  primitive,
  undefinedValue,
  union,
  type Value,
  type ValueOf,
  type ValueSet,
} from "./value.ts"

type Literal = ValueOf<"object" | "array" | "tuple" | "list" | "record" | "merged">

/** Reads from an object or array that the code spells out, or that was made from such. */
export function readLiteral(object: Literal, name: string | undefined, site: Site): ValueSet {
  const { run } = site.frame
  const key = `${object.key}.${name}`
  // `state = { ...state, more }` in a loop holds itself: what it adds is found, the rest is what it began with.
  const known = run.reads.get(key)
  if (known) return known
  run.spend()
  const isSpelled = name === undefined || object.kind !== "object" || isInitialSeen(object, name)
  run.reads.set(key, nothing)
  const values = isSpelled ? readProperties(object, name, site) : readAssigned(object, name, site)
  run.reads.set(key, values)
  return values
}

/** What the literal itself says of a property. */
export function readInitial(
  { node, property }: { readonly node: ObjectExpression; readonly property: string },
  site: Site,
): ValueSet {
  return readObject({ node, frame: site.frame }, property, site)
}

// What nobody sees before it is assigned.
function readAssigned(object: Literal, name: string, site: Site): ValueSet {
  const { facts } = site.frame.run
  const assigned = facts.writes(object, name)
  return assigned.length > 0 ? union(assigned, facts.writes(object, undefined)) : readProperties(object, name, site)
}

function readProperties(object: Literal, name: string | undefined, site: Site): ValueSet {
  const { run } = site.frame
  const { facts } = run
  const written =
    name === undefined ? facts.anyWrites(object) : union(facts.writes(object, name), facts.writes(object, undefined))
  switch (object.kind) {
    case "object":
      if (name === undefined && written.some(isPackage))
        return union(
          written.filter((value) => !isPackage(value)),
          run.read(written.filter(isPackage), name, site),
        )
      if (name !== undefined && written.length === 0 && facts.hasWrites(object)) {
        const found = readReExports(object, name, site)
        if (found.length > 0) return found
      }
      // Assigned properties may be assigned on some paths only, so that they can also be undefined.
      return union(written, readObject(object, name, site))
    case "record":
      if (name === undefined) return union(written, ...object.entries.values())
      return union(written, object.entries.get(name) ?? (written.length === 0 ? [undefinedValue] : nothing))
    case "merged":
      if (name !== undefined && object.without.includes(name)) return [undefinedValue]
      return union(written, readLayers(object.layers, name, site))
    default:
      return union(written, readArray(object, name, site))
  }
}

function isPackage({ kind }: Value): boolean {
  return kind === "sdk-namespace"
}

const methods: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Array.prototype))

function readArray(array: ValueOf<"array" | "tuple" | "list">, name: string | undefined, site: Site): ValueSet {
  if (name === "length") {
    const items = itemsOf(array, site)
    return [items ? number(items.length) : primitive]
  }
  if (name !== undefined && !/^\d+$/.test(name)) {
    return methods.has(name) || name.startsWith("@@") ? [builtin(array, name)] : [undefinedValue]
  }
  if (array.kind === "list") return array.element
  const items = itemsOf(array, site)
  if (items && name !== undefined) return items[Number(name)] ?? [undefinedValue]
  return union(...(items ?? (array.kind === "tuple" ? array.items : spreadElements(array, site))))
}

function spreadElements({ node, frame }: ValueOf<"array">, site: Site): readonly ValueSet[] {
  return node.elements.map((element) => {
    if (element === null) return nothing
    if (element.type !== "SpreadElement") return frame.run.evaluate(element, frame)
    const spread = frame.run.evaluate(element.argument, frame)
    return elementsOf(spread, site)
  })
}

function readLayers(layers: readonly ValueSet[], name: string | undefined, site: Site): ValueSet {
  const above: ValueSet[] = []
  for (const layer of layers.toReversed()) {
    const values = readLayer(layer, name, site)
    if (name !== undefined && values.length > 0 && !values.some(mayLack)) return seenThrough(above, values)
    above.push(values)
  }
  return seenThrough(above)
}

// `...(condition && { more })` is no object where the condition is not met, and then lacks every property.
function readLayer(layer: ValueSet, name: string | undefined, site: Site): ValueSet {
  const isOptional = layer.some(({ kind }) => kind === "undefined" || kind === "primitive")
  return union(site.frame.run.read(layer, name, site), isOptional ? [absentValue] : nothing)
}

// What a property holds under objects that are spread over it and may lack it; without `below` it may be absent.
function seenThrough(above: readonly ValueSet[], below?: ValueSet): ValueSet {
  const present = union(...above.map((values) => values.filter(({ kind }) => kind !== "undefined")))
  if (below) return union(present, below)
  const lacking = above.map((values) => values.filter(({ kind }) => kind === "undefined"))
  if (present.length === 0) return union(...lacking).length > 0 ? union(...lacking) : [undefinedValue]
  return lacking.every((values) => values.length > 0) ? union(present, [absentValue]) : present
}

function readObject(
  { node, frame }: { node: ObjectExpression; frame: Frame },
  name: string | undefined,
  site: Site,
): ValueSet {
  const { run } = frame
  const above: ValueSet[] = []
  for (const property of node.properties.toReversed()) {
    if (property.type === "SpreadElement") {
      const values = readLayer(run.evaluate(property.argument, frame), name, site)
      if (name !== undefined && values.length > 0 && !values.some(mayLack)) return seenThrough(above, values)
      above.push(values)
      continue
    }
    const keys = staticName(property.key, property.computed)
    const names = keys === undefined ? computedNames(property.key, frame) : [keys]
    if (name !== undefined && !names.includes(name) && !names.includes(undefined)) continue
    const members = withSelf(run.evaluate(property.value, frame), { node, frame })
    const values = property.kind === "get" ? callGetter(members, site) : members
    if (name !== undefined && names.length === 1 && names[0] === name) return seenThrough(above, values)
    above.push(values)
  }
  return seenThrough(above)
}

function computedNames(key: Node, frame: Frame): readonly (string | undefined)[] {
  const names = frame.run.evaluate(key, frame).map(literalOf)
  return names.length > 0 ? names : [undefined]
}

function callGetter(values: ValueSet, site: Site): ValueSet {
  return site.frame.run.call(values, noArguments, site)
}

// A function that is read from an object has that object as `this`.
function withSelf(values: ValueSet, { node, frame }: { node: ObjectExpression; frame: Frame }): ValueSet {
  return values.map((value) => {
    if (value.kind !== "function" || value.fn.kind === "arrow" || value.self.length > 0) return value
    return functionValue(value.fn, value.frame, [
      { kind: "object", node, frame, key: `object${node.start}-${node.end}@${frame.id}` },
    ])
  })
}

function mayLack({ kind }: Value): boolean {
  return kind === "undefined" || kind === "unknown" || kind === "external" || kind === "response" || kind === "event"
}
