import { type Arguments, argument, type Site } from "./frame.ts"
import { literal } from "./text.ts"
import { shortKey } from "./value-key.ts"
import { isCallable } from "./is-callable.ts"
import {
  builtin,
  keyOf,
  literalKey,
  type MadeValue,
  nothing,
  union,
  unknown,
  type Value,
  type ValueSet,
} from "./value.ts"

/** `new Proxy(target, handler)`: the target, and what stands before it where the handler has traps. */
export function constructProxy(args: Arguments, site: Site): ValueSet {
  const { run } = site.frame
  const [target, handler] = [argument(args, 0), argument(args, 1)]
  warnOfUnknownTraps(handler, site)
  const gets = run.read(handler, "get", site).filter(isCallable)
  if (gets.length === 0 || handler.some(({ kind }) => kind !== "object")) {
    run.escape(handler, site)
    return union(target, trapsOf(target, handler, site))
  }
  run.escape(union(...otherTraps.map((name) => run.read(handler, name, site))), site)
  const key = shortKey(`${literalKey("proxy", site.node, site.frame)}(${keyOf(target)})`)
  const proxy: MadeValue = { kind: "made", maker: undefined, prototype: nothing, level: site.frame.level, key }
  const traps = gets.map((trap): Value => {
    const trapKey = shortKey(`get trap of ${trap.key}(${keyOf(target)})`)
    return { kind: "bound", target: trap, self: handler, args: [target], key: trapKey }
  })
  run.facts.write(proxy, getTrap, traps)
  const kept = target.filter((value) => value.kind !== "object" || value.node.properties.length > 0)
  return union([proxy], kept, trapsOf(target, handler, site))
}

/** What the trap for reading gives; undefined where the object is no proxy that has one. */
export function readTrapped(object: Value, name: string | undefined, site: Site): ValueSet | undefined {
  if (object.kind !== "made") return undefined
  const { run } = site.frame
  const traps = run.facts.writes(object, getTrap)
  if (traps.length === 0) return undefined
  const key = name === undefined ? unknown("data") : literal(name)
  return run.call(traps, { list: [[key], [object]], rest: nothing }, site)
}

// No code can write this name.
const getTrap = "get trap"

const otherTraps =
  "apply construct defineProperty deleteProperty getOwnPropertyDescriptor getPrototypeOf has ownKeys set".split(" ")

// What calls and constructs instead of the target.
function trapsOf(target: ValueSet, handler: ValueSet, site: Site): ValueSet {
  return ["apply", "construct"].flatMap((name) =>
    site.frame.run
      .read(handler, name, site)
      .filter(isCallable)
      .map((trap): Value => {
        const key = shortKey(`${name} trap of ${trap.key}(${keyOf(target)})`)
        return { kind: "bound", target: builtin(trap, `${name} trap`), self: nothing, args: [target], key }
      }),
  )
}

function warnOfUnknownTraps(handlers: ValueSet, site: Site): void {
  if (!handlers.some(({ kind }) => kind === "external" || kind === "unknown")) return
  site.frame.run.warn({
    code: "POLICY_CODE_OPAQUE",
    message: "The handler of a Proxy is not known, so calls to AWS in it are not found",
    hint: "Write the handler where the Proxy is made.",
    site,
  })
}
