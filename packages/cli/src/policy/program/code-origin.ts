import type { Node } from "oxc-parser"
import type { Program } from "./program.ts"

/** Part of the module names of the analysis' own descriptions of packages. */
const standInNamespace = "stand-in"

/** Whether a node is the user's code: neither a package's nor a description of one. */
export function isOwnCode(program: Program, node: Node): boolean {
  const module = program.moduleAt(node)
  return !module.startsWith(`${standInNamespace}:`) && !/(^|\/)node_modules\//.test(module)
}
