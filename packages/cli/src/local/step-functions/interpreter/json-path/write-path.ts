import { StateError } from "../state-error.ts"

/** A copy of the input with a value at a reference path, such as `$.order.payment` or `$.lines[0]`. */
export function writePath(path: string, input: unknown, value: unknown): unknown {
  if (path === "$") return value
  const keys = [...path.matchAll(/\.([^.[\]]+)|\[(\d+)\]|\['((?:[^'\\]|\\.)*)'\]/g)].map(([, name, index, quoted]) =>
    index === undefined ? (name ?? quoted ?? "") : Number(index),
  )
  if (!path.startsWith("$") || keys.length === 0) {
    throw new StateError("States.ResultPathMatchFailure", `'${path}' is no reference path`)
  }
  return write(input, keys, value)
}

function write(target: unknown, [key, ...rest]: readonly (string | number)[], value: unknown): unknown {
  if (key === undefined) return value
  if (typeof key === "number") {
    if (!Array.isArray(target)) throw mismatch(key)
    return Object.assign([...target], { [key]: write(target[key], rest, value) })
  }
  if (target !== undefined && (typeof target !== "object" || target === null || Array.isArray(target)))
    throw mismatch(key)
  return { ...target, [key]: write(target && Reflect.get(target, key), rest, value) }
}

function mismatch(key: string | number): StateError {
  return new StateError(
    "States.ResultPathMatchFailure",
    `The result cannot be put at ${JSON.stringify(key)} of the input`,
  )
}
