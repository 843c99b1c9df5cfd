import type { CallExpression } from "oxc-parser"
import { containerHelpers } from "./container-helpers.ts"
import { evaluateArguments } from "./evaluate-arguments.ts"
import { type Arguments, argument, noArguments, type Site } from "./frame.ts"
import { external } from "./external.ts"
import { responseTo } from "./response.ts"
import { literalOf, partsOf } from "./text.ts"
import { isCallable } from "./is-callable.ts"
import { isArray } from "./is-array.ts"
import { nothing, type UnknownValue, union, unknown, undefinedValue, type Value, type ValueSet } from "./value.ts"

/** What the descriptions of packages call, as `stand-ins/intrinsics.d.ts` declares it; undefined for any other call. */
export function callStandInHelper(node: CallExpression, site: Site): ValueSet | undefined {
  if (node.callee.type !== "Identifier" || !node.callee.name.startsWith("$")) return undefined
  const helper = site.frame.run.program.bindings.has(node.callee) ? undefined : helpers[node.callee.name]
  return helper?.(evaluateArguments(node.arguments, site.frame), site)
}

type Helper = (args: Arguments, site: Site) => ValueSet

const helpers: Readonly<Record<string, Helper>> = {
  $send: (args, site) => {
    const [modules, operations, input] = [argument(args, 0), argument(args, 1), argument(args, 2)]
    const module = literalOf(modules[0]) ?? ""
    return operations.flatMap((value) => {
      const operation = literalOf(value)
      if (operation === undefined) return nothing
      site.frame.run.record({ module, operation, input, site })
      return [responseTo(module, operation, input)]
    })
  },
  $data: () => [unknown("data")],
  $when: (args, site) => {
    const { run } = site.frame
    const [condition, otherwise] = [argument(args, 0), args.list[2]]
    const isGiven = condition.some(mayBeGiven)
    const given = isGiven ? run.call(argument(args, 1), noArguments, site) : nothing
    if (isGiven && (!otherwise || !condition.some(mayBeAbsent))) return given
    return otherwise ? union(given, run.call(otherwise, noArguments, site)) : [undefinedValue]
  },
  $called: (args, site) =>
    argument(args, 0).flatMap((value) =>
      isCallable(value) ? site.frame.run.call([value], noArguments, site) : [value],
    ),
  $present: (args) => argument(args, 0).filter(({ kind }) => kind !== "undefined"),
  $matching: (args) => matching(args, true),
  $notMatching: (args) => matching(args, false),
  $arrays: (args) => argument(args, 0).filter((value) => isArray(value) || isUnknown(value)),
  $notArrays: (args) => argument(args, 0).filter((value) => !isArray(value)),
  ...containerHelpers,
  $warn: (args, site) => {
    const [message, hint] = [textOf(argument(args, 0)), textOf(argument(args, 1))]
    site.frame.run.warn({ code: "POLICY_PACKAGE_UNKNOWN", message, hint, site })
    return [unknown("external")]
  },
  $unknownExport: (args) => {
    const [module, name] = [textOf(argument(args, 0)), textOf(argument(args, 1))]
    return [external(`${module}#${name}`)]
  },
  $sdk: (args) => {
    const [module, name] = [literalOf(argument(args, 0)[0]) ?? "", literalOf(argument(args, 1)[0]) ?? ""]
    return [{ kind: "sdk", module, name, key: `sdk:${module}.${name}` }]
  },
}

function matching(args: Arguments, wanted: boolean): ValueSet {
  const pattern = new RegExp(textOf(argument(args, 1)))
  return argument(args, 0).filter((value) => {
    const text = literalOf(value)
    return text === undefined ? value.kind !== "undefined" : pattern.test(text) === wanted
  })
}

function mayBeGiven(value: Value): boolean {
  if (value.kind === "primitive") return value.value !== null && value.value !== false
  // What `String.index` would be, where a schema says `String` for short.
  return value.kind !== "undefined" && value.kind !== "global"
}

function mayBeAbsent(value: Value): boolean {
  return !mayBeGiven(value) || isUnknown(value)
}

function isUnknown(value: Value): value is UnknownValue & Value {
  return value.kind === "unknown" || value.kind === "response" || value.kind === "external"
}

function textOf(values: ValueSet): string {
  const [value] = values
  if (!value) return ""
  return partsOf(value)
    .map((part) => (part.kind === "literal" ? part.text : "…"))
    .join("")
}
