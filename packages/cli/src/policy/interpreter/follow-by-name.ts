import type { Arguments, Site } from "./frame.ts"
import { argument } from "./frame.ts"
import { isOpaque, nothing, union, type ValueSet } from "./value.ts"

/** A method call on something unknown: any object that the app made may be meant, and any aggregated client. */
export function followByName(name: string | undefined, args: Arguments, site: Site): ValueSet {
  if (name === undefined) return nothing
  const { run } = site.frame
  guessOperation(name, args, site)
  const results = run.facts.instances.flatMap((instance) => {
    const isMethod = instance.class.info.methods.some((method) => method.name === name && method.kind === "method")
    return isMethod ? [run.call(run.read([instance], name, site), args, site)] : []
  })
  return union(...results)
}

function guessOperation(name: string, args: Arguments, site: Site): void {
  const { run } = site.frame
  const input = argument(args, 0)
  if (!input.some((value) => value.kind === "object" || value.kind === "merged" || isOpaque(value))) return
  const operation = name.charAt(0).toUpperCase() + name.slice(1)
  for (const module of run.aggregatedModules) {
    if (!run.exportsOf(module).has(`${operation}Command`)) continue
    run.record({ module, operation, input, site, guessed: true })
  }
}
