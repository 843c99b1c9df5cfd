import { isBuiltin } from "node:module"
import type { Arguments } from "./frame.ts"
import { shortKey } from "./value-key.ts"
import { isValidator, shapeProperty } from "./validators.ts"
import { keyOf, merged, type Value, type ValueOf, type ValueSet } from "./value.ts"

/** What was called on an export of a validator package: `z.string().min(1)` is `string()`, `min(1)`. */
export interface SchemaCall {
  readonly name: string
  readonly args: Arguments
}

export interface External {
  readonly module: string
  /** What made it, where it is a validator's schema; empty otherwise. */
  readonly calls: readonly SchemaCall[]
  /** The export of Node's own module, or the member of a validator or its schema that was read last. */
  readonly name?: string
}

/** Something of a package that is not read. Of a validator's schemas it is known how they were made. */
export function external(module: string, calls: readonly SchemaCall[] = [], name?: string): ValueOf<"external"> {
  const kept = calls.length <= longest && calls.every(({ args }) => depthOf(args) < deepest) ? calls : []
  const made = kept.map((call) => `.${call.name}(${[...call.args.list, call.args.rest].map(keyOf).join(",")})`).join("")
  const value: ValueOf<"external"> = {
    kind: "external",
    module,
    calls: kept,
    ...(name !== undefined && { name }),
    key: shortKey(`external:${module}${made}${name === undefined ? "" : `.${name}`}`),
  }
  depths.set(value, 1 + Math.max(0, ...kept.map(({ args }) => depthOf(args))))
  return value
}

// Schemas that are made of themselves.
const longest = 32
const deepest = 12
const depths = new WeakMap<Value, number>()

function depthOf({ list, rest }: Arguments): number {
  return Math.max(0, ...[...list.flat(), ...rest].map((value) => depths.get(value) ?? 0))
}

/** A member of such a package, or of one of its schemas. */
export function readExternal(object: ValueOf<"external">, name: string | undefined): Value {
  if (name === undefined) return object
  if (isBuiltin(object.module) && object.name === undefined && name !== "default")
    return external(object.module, [], name)
  if (!isValidator(object.module)) return object
  if (name === "default" && object.calls.length === 0) return object
  const shape = object.name === undefined && name === shapeProperty(object.module) ? shapeOf(object.calls) : []
  return shape.length > 0 ? merged(shape) : external(object.module, object.calls, name)
}

/** Whether it is a schema, or becomes one by calling on. */
export function isSchema(value: Value): value is ValueOf<"external"> {
  return value.kind === "external" && value.calls.length > 0
}

/** Schema of an object by property name, as `z.object` takes it; what is added to it later comes last. */
function shapeOf(calls: readonly SchemaCall[]): readonly ValueSet[] {
  return calls.flatMap(({ name, args }) => (objectNames.has(name) ? args.list.slice(0, 1) : []))
}

/** The functions that take schemas by property name. */
export const objectNames: ReadonlySet<string> = new Set(
  `Object append extend interface keys looseObject object objectWithRest safeExtend shape strictObject type`.split(" "),
)
