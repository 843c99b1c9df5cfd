import { BudgetExhausted } from "./budget-exhausted.ts"
import { callArrayMethod } from "./array-methods.ts"
import { callGlobal } from "./call-global.ts"
import { callNodeModule } from "./call-node-module.ts"
import { isReached } from "./conditions.ts"
import { external } from "./external.ts"
import { resourceOf } from "./construct.ts"
import { callCollection } from "./collections.ts"
import { callGenerator, generatorOf } from "./generators.ts"
import { callNodeObject } from "./node-objects.ts"
import { callPromisified, callBack, callResolver } from "./promises.ts"
import { clientCall, sdkCall } from "./sdk-calls.ts"
import { callValidator } from "./call-validator.ts"
import { isValidator } from "./validators.ts"
import { type Arguments, argument, type Site } from "./frame.ts"
import { warnOfClientsGiven, warnOfPackage } from "./warn-of-package.ts"
import { callNumberMethod } from "./number-methods.ts"
import { callPatternMethod } from "./pattern-methods.ts"
import { callTextMethod } from "./text-methods.ts"
import { elementsOf, itemsOf } from "./elements-of.ts"
import { isCallable } from "./is-callable.ts"
import {
  type FunctionValue,
  keyOf,
  list,
  nothing,
  tuple,
  undefinedValue,
  union,
  unknown,
  type Value,
  type ValueOf,
  type ValueSet,
} from "./value.ts"

/** What calling the values may return, having walked what they run. */
export function call(callees: ValueSet, args: Arguments, site: Site): ValueSet {
  return union(...callees.map((callee) => callOne(callee, args, site)))
}

function callOne(callee: Value, args: Arguments, site: Site): ValueSet {
  const { run } = site.frame
  switch (callee.kind) {
    case "function":
      return callFunction(callee, args, site)
    case "bound": {
      const all = { list: [...callee.args, ...args.list], rest: args.rest }
      return run.call(withSelf(callee.target, callee.self), all, site)
    }
    case "commonjs": {
      const { body, module, exports } = callee
      run.call([body], { list: [[exports], [module]], rest: nothing }, site)
      const assigned = run.facts.writes(module, "exports")
      const replaced = assigned.filter(({ key }) => key !== exports.key)
      // `module.exports = …` leaves behind what nothing was ever added to.
      return replaced.length > 0 && !run.facts.hasWrites(exports) ? replaced : assigned
    }
    case "builtin":
      return callBuiltin(callee, args, site)
    case "sdk":
      return sdkCall(callee, args, site)
    case "framework":
      return resourceOf(callee.name, args, site) ?? callFramework(callee.name, args)
    case "global":
      return callGlobal(callee.name, args, site)
    case "external": {
      const known = callNodeModule(callee, args, site)
      if (known) return known
      warnOfPackage(callee.module, site)
      warnOfClientsGiven(callee.module, union(...args.list, args.rest), site)
      changeArrays(union(...args.list, args.rest), site)
      run.escape(union(...args.list, args.rest), site)
      return isValidator(callee.module) ? callValidator(callee, args, site) : resultOfExternal(callee, args)
    }
    case "unknown":
    case "response":
    case "event":
      return callUnknown(callee, args, site)
    default:
      return nothing
  }
}

function callFunction({ fn, frame: parent, self }: FunctionValue, args: Arguments, site: Site): ValueSet {
  const { run } = site.frame
  const entered = run.enter(fn, { parent, self, args, caller: site })
  const returns = fn.returns.filter((node) => isReached(node, entered))
  const returned = union(...returns.map((node) => run.evaluate(node, entered)))
  if (fn.isGenerator) return [generatorOf(fn, returned, entered)]
  return returns.length === 0 ? [undefinedValue] : returned
}

function callBuiltin({ receiver, name }: ValueOf<"builtin">, args: Arguments, site: Site): ValueSet {
  const { run } = site.frame
  switch (receiver.kind) {
    case "client":
      return clientCall(receiver, name, { args, site })
    case "promise":
      return callResolver(receiver, name, { args, site })
    case "sdk":
      return staticSdkCall(receiver, name, { args, site })
    case "app":
      return useMiddleware(name, args, site)
    case "collection":
      return callNodeObject(receiver, name, { args, site }) ?? callCollection(receiver, name, { args, site })
    case "array":
    case "tuple":
    case "list":
      return callArrayMethod(receiver, name, { args, site })
    case "text":
      return callTextMethod(receiver, name, { args, site })
    case "generator":
      return callGenerator(receiver, name, args)
    case "primitive":
      return callNumberMethod(receiver, name, args)
    case "regexp":
      return callPatternMethod(receiver, name, { args, site })
    case "function":
    case "bound":
    case "builtin":
      return callIndirectly(receiver, name, { args, site })
    default:
      run.escape(union(...args.list, args.rest), site)
      return [unknown("data")]
  }
}

function callIndirectly(target: Value, name: string, { args, site }: { args: Arguments; site: Site }): ValueSet {
  const { run } = site.frame
  const [self = nothing, ...rest] = args.list
  if (name === "bind") {
    return [
      {
        kind: "bound",
        target,
        self,
        args: rest,
        key: `bound(${target.key},${self.map(({ key }) => key).join()},${rest.length})`,
      },
    ]
  }
  if (name === "promisified") return callPromisified(target, args, site)
  if (name === "callbackified") {
    const returned = run.call([target], { list: args.list.slice(0, -1), rest: args.rest }, site)
    callBack(args.list.at(-1) ?? nothing, returned, site)
    return [undefinedValue]
  }
  if (name === "apply trap" || name === "construct trap") {
    const given: ValueSet = [args.rest.length > 0 ? list(union(...rest, args.rest)) : tuple(rest)]
    const trapped = name === "apply trap" ? [self, [unknown("data")], given] : [self, given]
    return run.call([target], { list: trapped, rest: nothing }, site)
  }
  if (name === "call") return run.call(withSelf(target, self), { list: rest, rest: args.rest }, site)
  if (name === "apply") {
    const [only, ...others] = rest[0] ?? nothing
    const items = only && others.length === 0 ? itemsOf(only, site) : undefined
    const given = items ? { list: items, rest: nothing } : { list: [], rest: elementsOf(rest[0] ?? nothing, site) }
    return run.call(withSelf(target, self), given, site)
  }
  return [unknown("data")]
}

function withSelf(target: Value, self: ValueSet): ValueSet {
  if (target.kind !== "function" || target.fn.kind === "arrow" || self.length === 0) return [target]
  return [{ ...target, self, key: `${target.key}self(${self.map(({ key }) => key).join()})` }]
}

function staticSdkCall(
  receiver: ValueOf<"sdk">,
  name: string,
  { args, site }: { args: Arguments; site: Site },
): ValueSet {
  const { module, name: className } = receiver
  if (name !== "from") {
    site.frame.run.escape(union(...args.list, args.rest), site)
    return [unknown("data")]
  }
  const config = argument(args, 0)
  return [{ kind: "client", module, name: className, config, key: `client:${receiver.key}(${keyOf(config)})` }]
}

function useMiddleware(name: string, args: Arguments, { frame }: Site): ValueSet {
  if (name === "use") {
    const [first = nothing, second] = args.list
    const kinds = second ? first.map((value) => (value.kind === "text" ? value.parts[0] : undefined)) : [undefined]
    for (const kind of kinds) {
      frame.run.facts.addMiddleware({ kind: kind?.kind === "literal" ? kind.text : undefined, run: second ?? first })
    }
  }
  return [{ kind: "app", key: "app" }]
}

function callFramework(name: string, args: Arguments): ValueSet {
  if (["controller", "route", "authorizer", "lambda", "schedule"].includes(name) || name.startsWith("on")) {
    const options = union(...args.list)
    return [{ kind: "decorator", name, options, key: `decorator:${name}(${options.map(({ key }) => key).join()})` }]
  }
  return [unknown(name === "currentRequest" ? "request" : "data")]
}

// A package may hand back what it was given, instrumented: a client stays a client.
function resultOfExternal(callee: ValueOf<"external">, args: Arguments): ValueSet {
  const given = union(...args.list, args.rest)
  const kept = given.filter(({ kind }) => kind === "client" || kind === "function" || kind === "instance")
  const opaque = given.some(
    ({ kind }) => kind === "class" || kind === "instance" || kind === "function" || kind === "object",
  )
  return union([external(callee.module)], kept, opaque ? [unknown("external")] : nothing)
}

function callUnknown(callee: Value, args: Arguments, site: Site): ValueSet {
  const { run } = site.frame
  if (callee.kind === "unknown" && callee.reason === "code" && run.sensitive) throw new BudgetExhausted(site)
  const isData =
    callee.kind === "response" || callee.kind === "event" || (callee.kind === "unknown" && callee.reason !== "external")
  const given = union(...args.list, args.rest)
  if (isData) run.call(given.filter(isCallable), { list: [], rest: [callee] }, site)
  if (!isData) changeArrays(given, site)
  run.escape(isData ? given.filter((value) => !isCallable(value)) : given, site)
  return [callee]
}

// Code that is not seen may add to the arrays it gets, and put them in another order.
function changeArrays(given: ValueSet, { frame }: Site): void {
  for (const value of given) if (value.kind === "array" || value.kind === "tuple") frame.run.facts.change(value)
}
