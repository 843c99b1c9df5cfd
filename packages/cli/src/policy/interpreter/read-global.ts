import type { Facts } from "./facts.ts"
import { union, unknown, type Value, type ValueOf, type ValueSet } from "./value.ts"

/** What a name stands for that the code does not declare, such as `process`, or what it put into `globalThis` under it. */
export function evaluateGlobal(name: string, facts: Facts): ValueSet {
  const assigned = facts.writes(globals, name)
  if (assigned.length === 0) return [globalNamed(name)]
  return name in globalThis ? union(assigned, [globalNamed(name)]) : assigned
}

/** What a property of such an object may hold: what it has from the start, such as `process.env`, or was assigned. */
export function readGlobal(object: ValueOf<"global">, name: string | undefined, facts: Facts): ValueSet {
  if (name === undefined) return union(facts.anyWrites(object), [unknown("data")])
  const unnamed = facts.writes(object, undefined)
  if (object.key === globals.key) return union(unnamed, evaluateGlobal(name, facts))
  return union(unnamed, facts.writes(object, name), [memberOfGlobal(object, name)])
}

export function memberOfGlobal(object: ValueOf<"global">, name: string): Value {
  if (object.name === "process" && name === "default") return object
  if (object.name === "process" && name === "env") return { kind: "environment", key: "environment" }
  return globalNamed(`${object.name}.${name}`)
}

export function globalNamed(name: string): ValueOf<"global"> {
  if (name === "global") return globals
  return { kind: "global", name, key: `global:${name}` }
}

const globals: ValueOf<"global"> = { kind: "global", name: "globalThis", key: "global:globalThis" }
