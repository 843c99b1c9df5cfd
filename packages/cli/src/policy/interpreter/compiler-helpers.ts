import type { CallExpression, Node } from "oxc-parser"
import type { FunctionInfo } from "../program/program.ts"
import { itemsOf } from "./elements-of.ts"
import { decorateClass } from "./decorate-class.ts"
import { evaluateArguments } from "./evaluate-arguments.ts"
import { type Arguments, argument, type Site } from "./frame.ts"
import { callMetadata, decorateParameter } from "./metadata.ts"
import { literalOf } from "./text.ts"
import { builtin, functionValue, list, literalKey, merged, nothing, union, type Value, type ValueSet } from "./value.ts"

/** The functions with which TypeScript and Babel replace newer syntax, in the module or in tslib; undefined for others. */
export function callCompilerHelper(node: CallExpression, site: Site): ValueSet | undefined {
  const name = nameOfCallee(node.callee)?.replace(/\d+$/, "")
  const helper = name === undefined ? undefined : helpers.get(name)
  return helper?.(evaluateArguments(node.arguments, site.frame), site)
}

type Helper = (args: Arguments, site: Site) => ValueSet

const helpers: ReadonlyMap<string, Helper> = new Map<string, Helper>([
  ["__awaiter", awaiter],
  ["__generator", generator],
  ["__rest", (args, site) => [merged([argument(args, 0)], keysIn(argument(args, 1), site))]],
  ["__decorate", decorateClass],
  ["_ts_decorate", decorateClass],
  ["__param", decorateParameter],
  ["_ts_param", decorateParameter],
  ["__metadata", noteMetadata],
  ["_ts_metadata", noteMetadata],
  ["_asyncToGenerator", (args) => argument(args, 0).map(asAsync)],
  ["_async_to_generator", (args) => argument(args, 0).map(asAsync)],
])

// `__awaiter(…)`, `tslib_1.__awaiter(…)`, `(0, tslib_1.__awaiter)(…)`
function nameOfCallee(callee: Node): string | undefined {
  if (callee.type === "Identifier") return callee.name
  if (callee.type === "ParenthesizedExpression") return nameOfCallee(callee.expression)
  if (callee.type === "SequenceExpression") {
    const last = callee.expressions.at(-1)
    return last && nameOfCallee(last)
  }
  const isMember = callee.type === "MemberExpression" && !callee.computed && callee.property.type === "Identifier"
  return isMember ? callee.property.name : undefined
}

// `__awaiter(this, args, Promise, function* () { … })`: what the function returns, once it is awaited.
function awaiter(args: Arguments, site: Site): ValueSet {
  const [self, given] = [argument(args, 0), argument(args, 1)]
  const [only] = given
  const list = (only && itemsOf(only, site)) ?? []
  return site.frame.run.call(
    argument(args, 3).map((body) => withSelf(asAsync(body), self)),
    { list, rest: nothing },
    site,
  )
}

// `__generator(this, function (_a) { switch (_a.label) { case 0: return [4, awaited]; case 1: _a.sent(); return [2, returned] } })`
function generator(args: Arguments, site: Site): ValueSet {
  const { run } = site.frame
  const key = literalKey("generator", site.node, site.frame)
  const state: Value = { kind: "collection", node: site.node, frame: site.frame, key }
  const bodies = argument(args, 1).map((body) => withSelf(body, argument(args, 0)))
  const steps = run.call(bodies, { list: [[state]], rest: nothing }, site).flatMap((step) => {
    const items = itemsOf(step, site)
    return items ? [items] : []
  })
  const valuesOf = (tag: string) =>
    union(...steps.map(([kind, value]) => (literalOf(kind?.[0]) === tag ? (value ?? nothing) : nothing)))
  const awaited = valuesOf("4")
  if (awaited.length > 0) run.facts.write(state, "sent", [builtin(list(awaited), "pop")])
  return valuesOf("2")
}

// `__metadata("design:paramtypes", [Todos])`
function noteMetadata(args: Arguments, site: Site): ValueSet {
  return callMetadata("Reflect.metadata", args, site) ?? nothing
}

function withSelf(value: Value, self: ValueSet): Value {
  if (value.kind !== "function" || value.fn.kind === "arrow") return value
  return { ...functionValue(value.fn, value.frame, self), fn: value.fn }
}

const asyncFunctions = new WeakMap<FunctionInfo, FunctionInfo>()

/** The generator as the async function that it was before it was compiled. */
function asAsync(value: Value): Value {
  if (value.kind !== "function" || !value.fn.isGenerator) return value
  const fn = asyncFunctions.get(value.fn) ?? { ...value.fn, isGenerator: false }
  asyncFunctions.set(value.fn, fn)
  return { ...value, fn }
}

function keysIn(values: ValueSet, site: Site): readonly string[] {
  const [only] = values
  return ((only && itemsOf(only, site)) ?? []).flatMap(([key]) => literalOf(key) ?? [])
}
