import { type Arguments, argument, noArguments, type Site } from "./frame.ts"
import { newCollection } from "./collections.ts"
import { emittedBy, nodeObjectType } from "./node-objects.ts"
import { callScheduler } from "./scheduled-calls.ts"
import { isCallable } from "./is-callable.ts"
import { builtin, list, nothing, union, unknown, type Value, type ValueOf, type ValueSet } from "./value.ts"

/** What functions and classes of Node's own modules return that pass on values and functions; undefined for others. */
export function callNodeFunction(callee: ValueOf<"external">, args: Arguments, site: Site): ValueSet | undefined {
  const type = nodeObjectType(callee)
  if (type !== undefined) return [newCollection(type, noArguments, site)]
  const module = callee.module.replace(/^node:/, "")
  const first = argument(args, 0)
  switch (`${module}.${callee.name}`) {
    case "util.promisify":
      return first.every(isCallable) ? first.map((fn) => builtin(fn, "promisified")) : undefined
    case "util.callbackify":
      return first.every(isCallable) ? first.map((fn) => builtin(fn, "callbackified")) : undefined
    case "events.once":
      return first.every(isEmitter) ? emittedBy(first, argument(args, 1), site) : undefined
    case "events.on":
      return first.every(isEmitter) ? [list(emittedBy(first, argument(args, 1), site))] : undefined
    case "timers/promises.setTimeout":
      return argument(args, 1)
    case "timers/promises.setInterval":
      return [list(argument(args, 1))]
    case "timers/promises.setImmediate":
      return first
    case "stream.pipeline":
    case "stream/promises.pipeline":
      return pipe(args, site)
    default:
      return module === "timers" && callee.name ? callScheduler(callee.name, args, site) : undefined
  }
}

// Each function gets what the one before gives; behind a stream it is not known.
function pipe({ list: stages, rest }: Arguments, site: Site): ValueSet {
  const { run } = site.frame
  run.escape(rest, site)
  return stages.reduce<ValueSet>((before, stage, index) => {
    const functions = stage.filter(isCallable)
    const others = stage.filter((value) => !isCallable(value))
    run.escape(others, site)
    const [data, isLast]: [Value, boolean] = [unknown("data"), index === stages.length - 1]
    // The callback at the end gets an error instead.
    const input = isLast ? union(before, [data]) : before
    const given = functions.length > 0 ? run.call(functions, { list: [input], rest: nothing }, site) : nothing
    return union(given, index === 0 ? others : others.length > 0 ? [data] : nothing)
  }, nothing)
}

function isEmitter(value: Value): boolean {
  return value.kind === "collection" && value.type === "EventEmitter"
}
