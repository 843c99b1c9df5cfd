import { type Arguments, argument, noArguments, type Site } from "./frame.ts"
import { isCallable } from "./is-callable.ts"
import { builtin, literalKey, nothing, unknown, type Value, type ValueSet } from "./value.ts"

/** `new Promise((resolve, reject) => …)`: promises are transparent, so it is what `resolve` ever gets. */
export function constructPromise(args: Arguments, site: Site): ValueSet {
  const { run } = site.frame
  const cell = cellAt(site)
  const resolvers = { list: [[builtin(cell, "resolve")], [builtin(cell, "reject")]], rest: nothing }
  run.call(argument(args, 0), resolvers, site)
  return run.facts.writes(cell, "resolved")
}

/** `resolve(value)` and `reject(error)` of a promise that the code made. */
export function callResolver(
  cell: Value,
  name: string,
  { args, site }: { readonly args: Arguments; readonly site: Site },
): ValueSet {
  // As a callback in the style of Node, it gets an error first.
  const value = name === "resolve" ? argument(args, 0) : name === "settle" ? argument(args, 1) : undefined
  if (value) site.frame.run.facts.write(cell, "resolved", awaited(value, site))
  return nothing
}

/** What a function gives that answers to a callback, and that `util.promisify` made another of. */
export function callPromisified(target: Value, args: Arguments, site: Site): ValueSet {
  const cell = cellAt(site)
  const callback: ValueSet = [builtin(cell, "settle")]
  const rest = args.rest.length > 0 ? [...args.rest, ...callback] : nothing
  site.frame.run.call([target], { list: [...args.list, callback], rest }, site)
  return site.frame.run.facts.writes(cell, "resolved")
}

/** What `await` gives: an object with a method `then` is asked for it, anything else is itself. */
export function awaited(values: ValueSet, site: Site): ValueSet {
  const { run } = site.frame
  return values.flatMap((value): ValueSet => {
    if (value.kind !== "instance" && value.kind !== "object" && value.kind !== "made") return [value]
    const then = run.read([value], "then", site).filter(isCallable)
    if (then.length === 0) return [value]
    const cell = cellAt(site)
    run.call(then, { list: [[builtin(cell, "resolve")], [builtin(cell, "reject")]], rest: nothing }, site)
    return run.facts.writes(cell, "resolved")
  })
}

/** A callback in the style of Node: an error first, then the answer. */
export function callBack(callbacks: ValueSet, answer: ValueSet, site: Site): void {
  const functions = callbacks.filter((value) => isCallable(value) || isResolver(value))
  site.frame.run.call(functions, { list: [[unknown("data")], answer], rest: noArguments.rest }, site)
}

function isResolver(value: Value): boolean {
  return value.kind === "builtin" && value.receiver.kind === "promise"
}

function cellAt({ node, frame }: Site): Value {
  return { kind: "promise", key: literalKey("promise", node, frame) }
}
