import { anyArguments, type Arguments, argument, type Site } from "./frame.ts"
import { literalKey, builtin, record, type Value, unknown, type ValueSet } from "./value.ts"

// How many arguments stand before those that the callback gets.
const schedulers: Readonly<Record<string, number>> = {
  setTimeout: 2,
  setInterval: 2,
  setImmediate: 1,
  queueMicrotask: 1,
  "process.nextTick": 1,
}

/** `setTimeout(callback, delay, …args)` and its like; undefined for any other function. */
export function callScheduler(name: string, args: Arguments, site: Site): ValueSet | undefined {
  const from = Object.hasOwn(schedulers, name) ? schedulers[name] : undefined
  if (from === undefined) return undefined
  site.frame.run.call(argument(args, 0), { list: args.list.slice(from), rest: args.rest }, site)
  return [unknown("data")]
}

/** `Promise.withResolvers()`. */
export function withResolvers({ node, frame }: Site): ValueSet {
  const cell: Value = { kind: "promise", key: literalKey("promise", node, frame) }
  const entries = new Map<string, ValueSet>([
    ["promise", frame.run.facts.writes(cell, "resolved")],
    ["resolve", [builtin(cell, "resolve")]],
    ["reject", [builtin(cell, "reject")]],
  ])
  return [record(entries)]
}

/** What promises resolve to when code that is not seen gets hold of their `resolve`. */
export function resolveUnseen(value: Value, site: Site): void {
  if (value.kind !== "builtin" || value.receiver.kind !== "promise") return
  site.frame.run.call([value], anyArguments, site)
}
