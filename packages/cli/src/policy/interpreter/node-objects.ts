import type { Arguments, Site } from "./frame.ts"
import { argument } from "./frame.ts"
import { literalOf } from "./text.ts"
import {
  list,
  nothing,
  primitive,
  tuple,
  undefinedValue,
  union,
  unknown,
  type Value,
  type ValueOf,
  type ValueSet,
} from "./value.ts"
import { withReceiver } from "./receiver.ts"

type Collection = ValueOf<"collection">

interface Use {
  readonly args: Arguments
  readonly site: Site
}

/** What the methods of an emitter of events, or of a store for what asynchronous calls share, return; undefined for others. */
export function callNodeObject(receiver: Collection, name: string, use: Use): ValueSet | undefined {
  if (receiver.type === "EventEmitter" || receiver.type === "EventTarget") return callEmitter(receiver, name, use)
  return receiver.type === "AsyncLocalStorage" ? callStorage(receiver, name, use) : undefined
}

/** The class of Node's own whose objects are followed; undefined for any other export. */
export function nodeObjectType({ module, name }: ValueOf<"external">): string | undefined {
  const path = `${module.replace(/^node:/, "")}.${name ?? "EventEmitter"}`
  if (path === "events.EventEmitter") return "EventEmitter"
  return path === "async_hooks.AsyncLocalStorage" ? "AsyncLocalStorage" : undefined
}

/** What was emitted under a name: lists of arguments. */
export function emittedBy(emitters: ValueSet, names: ValueSet, { frame }: Site): ValueSet {
  return union(
    ...emitters.flatMap((emitter) =>
      names.map((name) => frame.run.facts.writes(emitter, argumentsKey(literalOf(name)))),
    ),
  )
}

const adding = /^(?:add(?:Event)?Listener|on|once|prepend(?:Once)?Listener)$/

function callEmitter(emitter: Collection, name: string, { args, site }: Use): ValueSet {
  const { run } = site.frame
  const self: ValueSet = [emitter.instance ?? emitter]
  const events = argument(args, 0).map(literalOf)
  if (adding.test(name)) {
    for (const event of events) run.facts.write(emitter, listenersKey(event), argument(args, 1))
    return self
  }
  const listeners = (event: string | undefined) =>
    event === undefined
      ? run.facts.allWrites(emitter).filter(isListener)
      : union(run.facts.writes(emitter, listenersKey(event)), run.facts.writes(emitter, listenersKey(undefined)))
  if (name === "emit") {
    const given = { list: args.list.slice(1), rest: args.rest }
    for (const event of events) {
      run.facts.write(emitter, argumentsKey(event), [
        args.rest.length > 0 ? list(union(...given.list, given.rest)) : tuple(given.list),
      ])
      run.call(
        listeners(event).flatMap((listener) => withThis(listener, self)),
        given,
        site,
      )
    }
    return [primitive]
  }
  if (name === "dispatchEvent") {
    for (const type of run.read(argument(args, 0), "type", site)) {
      const found = listeners(literalOf(type))
      const methods = run.read(
        found.filter(({ kind }) => !isFunction(kind)),
        "handleEvent",
        site,
      )
      run.call(
        [...found.filter(({ kind }) => isFunction(kind)), ...methods],
        { list: [argument(args, 0)], rest: nothing },
        site,
      )
    }
    return [primitive]
  }
  if (name === "listeners" || name === "rawListeners") return [list(union(...events.map(listeners)))]
  if (/^(?:off|remove\w+|setMaxListeners)$/.test(name)) return self
  run.escape(union(...args.list, args.rest), site)
  return [unknown("data")]
}

function withThis(listener: Value, [self]: ValueSet): ValueSet {
  return self && listener.kind === "function" && listener.self.length === 0
    ? withReceiver([listener], self)
    : [listener]
}

function isListener({ kind }: Value): boolean {
  return isFunction(kind) || kind === "object" || kind === "instance"
}

function isFunction(kind: Value["kind"]): boolean {
  return kind === "function" || kind === "bound" || kind === "builtin"
}

function listenersKey(event: string | undefined): string {
  return event === undefined ? "listeners of any event" : `listeners of ${event} `
}

function argumentsKey(event: string | undefined): string | undefined {
  return event === undefined ? undefined : `arguments of ${event} `
}

function callStorage(storage: Collection, name: string, { args, site }: Use): ValueSet {
  const { run } = site.frame
  switch (name) {
    case "run":
      run.facts.write(storage, "store", argument(args, 0))
      return run.call(argument(args, 1), { list: args.list.slice(2), rest: args.rest }, site)
    case "enterWith":
      run.facts.write(storage, "store", argument(args, 0))
      return [undefinedValue]
    case "exit":
      return run.call(argument(args, 0), { list: args.list.slice(1), rest: args.rest }, site)
    case "getStore": {
      const stored = run.facts.writes(storage, "store")
      return stored.length > 0 ? stored : [undefinedValue]
    }
    default:
      run.escape(union(...args.list, args.rest), site)
      return [unknown("data")]
  }
}
