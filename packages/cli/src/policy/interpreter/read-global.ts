import type { Value, ValueOf } from "./value.ts"

/** What a property of an object stands for that every program has, such as `process.env` or `Object.keys`. */
export function readGlobal(object: ValueOf<"global">, name: string | undefined): Value {
  if (object.name === "process" && name === "default") return object
  const path = `${object.name}.${name}`.replace(/^(?:globalThis|global)\.process\b/, "process")
  if (path === "process.env") return { kind: "environment", key: "environment" }
  return { kind: "global", name: path, key: `global:${path}` }
}
