import { isSdkPackage } from "../app-code/reaches-sdk.ts"
import { globalNamed, memberOfGlobal } from "./read-global.ts"
import { external, readExternal } from "./external.ts"
import type { Value } from "./value.ts"

/** A whole module that was not bundled, as `import *` and `require` give it. */
export function importedModule(module: string): Value {
  if (/^(?:node:)?process$/.test(module)) return globalNamed("process")
  if (isSdkPackage(module)) return { kind: "sdk-namespace", module, key: `sdk:${module}` }
  return external(module)
}

/** An export of such a module. What is no SDK package cannot reach the SDK; the SDK itself may not be installed. */
export function importedName(module: string, name: string): Value {
  const whole = importedModule(module)
  if (name === "*" || name === "default") return whole
  if (whole.kind === "sdk-namespace") return { kind: "sdk", module, name, key: `sdk:${module}.${name}` }
  if (whole.kind === "external") return readExternal(whole, name)
  return whole.kind === "global" ? memberOfGlobal(whole, name) : whole
}
