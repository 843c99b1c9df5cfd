import { isBuiltin } from "node:module"
import type { Value } from "./value.ts"

/** A module that is not followed, or whatever comes from it. */
export function external(module: string): Value {
  return { kind: "external", module, key: `external:${module}` }
}

/** What such a module exports by a name, which only matters for Node's own modules. */
export function externalExport(module: string, name: string): Value {
  if (name === "default" || !isBuiltin(module)) return external(module)
  return { kind: "external", module, name, key: `external:${module}.${name}` }
}
