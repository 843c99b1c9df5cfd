import type { Site } from "./frame.ts"
import { nothing, union, type Value, type ValueSet } from "./value.ts"

/** Under this name, which no export can have, stand the modules of `export * from`. */
export const everything = "export *"

/** What a module exports by a name through `export * from`; empty when none of those modules has it. */
export function readReExports(module: Value, name: string, site: Site): ValueSet {
  if (name === "default" || name === everything) return nothing
  const { run } = site.frame
  const sources = run.facts.writes(module, everything)
  const certain = sources.filter((source) => source.kind === "sdk-namespace" && mayExport(source.module, name, site))
  const others = sources.filter(({ kind }) => kind !== "sdk-namespace")
  const found = union(...others.map((source) => run.read([source], name, site))).filter(isKnown)
  return found.length > 0 ? found : run.read(certain, name, site)
}

function isKnown({ kind }: Value): boolean {
  return kind !== "undefined" && kind !== "builtin"
}

// A package that is not installed has no list of its exports, but rules for their names.
function mayExport(module: string, name: string, { frame: { run } }: Site): boolean {
  const commands = run.exportsOf(module)
  const operation = /^(?:paginate)?([A-Z]\w*?)(?:Command)?$/.exec(name)?.[1] ?? ""
  if (name.endsWith("Command") || name.startsWith("paginate")) return commands.has(`${operation}Command`)
  const client = /^([A-Z]\w*?)(?:Client)?$/.exec(name)?.[1]
  if (client === undefined) return true
  return (
    client.toLowerCase() === module.replace(/^@aws-sdk\/(client|lib)-/, "").replaceAll("-", "") ||
    module.includes("/lib-")
  )
}
