import type { Node } from "oxc-parser"
import type { Program } from "./program.ts"

/** Begins the module names of the analysis' own descriptions of packages. */
export const standInNamespace = "stand-in"

/** Whether a node is the user's code: neither a package's nor a description of one. */
export function isOwnCode(program: Program, node: Node): boolean {
  // The program as a whole begins with whatever the bundler put first.
  if (node === program.module.node) return true
  return isOwnModule(program.moduleAt(node))
}

/** Whether a module, by its path, is the user's. */
export function isOwnModule(module: string): boolean {
  return !isStandIn(module) && !/(^|\/)node_modules\//.test(module)
}

/** Whether a node belongs to a description of a package. */
export function isStandInCode(program: Program, node: Node): boolean {
  return isStandIn(program.moduleAt(node))
}

function isStandIn(module: string): boolean {
  return module.startsWith(`${standInNamespace}:`)
}
