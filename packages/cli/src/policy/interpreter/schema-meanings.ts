import { elementsOf, itemsOf } from "./elements-of.ts"
import { type Arguments, argument, noArguments, type Site } from "./frame.ts"
import { exactKeysOf } from "./keys-of.ts"
import { parseJson } from "./parse-json.ts"
import { isSchema } from "./external.ts"
import { literal, literalOf } from "./text.ts"
import { toNumber } from "./to-number.ts"
import { isCallable } from "./is-callable.ts"
import { isArray } from "./is-array.ts"
import {
  builtin,
  list,
  merged,
  nothing,
  primitive,
  record,
  tuple,
  union,
  unknown,
  type Value,
  type ValueSet,
} from "./value.ts"

export interface AppliedCall {
  readonly name: string
  readonly args: Arguments
  /** What the whole schema is applied to. */
  readonly given: ValueSet
  /** What the calls before this one make of it. */
  readonly value: ValueSet
  apply(schemas: ValueSet, given: ValueSet): ValueSet
  /** Absent where this is the first call. */
  readonly applyBefore: ((given: ValueSet) => ValueSet) | undefined
  readonly site: Site
}

type Meaning = (call: AppliedCall) => ValueSet

const same: Meaning = ({ value, args, site }) => {
  const options = union(...args.list).filter(({ kind }) => kind === "object")
  const defaults = ["default", "devDefault"].flatMap((name) => given(site.frame.run.read(options, name, site)))
  return defaults.length > 0 ? orDefault(value, defaults, site) : value
}

const withDefault: Meaning = ({ name, args, value, apply, site }) => {
  const schemas = args.list.filter((values) => values.some(isSchema))
  const inner = schemas.length > 0 ? union(...schemas.map((schema) => apply(schema, value))) : value
  const fallback = args.list.find((values) => !schemas.includes(values)) ?? nothing
  const may = name === "catch" || name === "fallback" ? union(inner, called(fallback, site)) : inner
  return orDefault(may, fallback, site)
}

const pipe: Meaning = ({ args, value, apply }) => args.list.reduce((input, schema) => apply(schema, input), value)

const transform: Meaning = ({ args, value, apply, site }) => {
  const schemas = args.list.filter((values) => values.some(isSchema))
  const input = schemas.reduce((current, schema) => apply(schema, current), value)
  const functions = union(...args.list).filter(isCallable)
  if (functions.length === 0) return input
  return site.frame.run.call(functions, { list: [input, input], rest: [unknown("data")] }, site)
}

const preprocess: Meaning = ({ args, value, apply, site }) =>
  apply(argument(args, 1), site.frame.run.call(argument(args, 0), { list: [value], rest: [unknown("data")] }, site))

const lazy: Meaning = ({ args, value, apply, site }) => apply(called(argument(args, 0), site), value)

const anyOf: Meaning = ({ given: input, value, apply, applyBefore, ...call }) =>
  union(applyBefore ? value : nothing, ...members(call).map((member) => apply(member, input)))

const allOf: Meaning = ({ given: input, value, apply, applyBefore, ...call }) => [
  merged([...(applyBefore ? [value] : []), ...members(call).map((member) => apply(member, input))]),
]

// `z.array(schema)`, `schema.array()`, `Joi.array().items(schema)`.
const each: Meaning = ({ name, args, given: input, value, apply, applyBefore, site }) => {
  const [item] = args.list
  const isOwn = item?.some(isSchema) ?? false
  if (!isOwn && !applyBefore) return value
  const ofItem = (values: ValueSet) => (isOwn && item ? apply(item, values) : (applyBefore?.(values) ?? values))
  return (name === "array" ? input : value).flatMap((array): ValueSet => {
    if (array.kind === "undefined") return [array]
    const items = itemsOf(array, site)
    return [items ? tuple(items.map(ofItem)) : list(ofItem(elementsOf([array], site)))]
  })
}

const entries: Meaning = ({ args, value, apply, site }) =>
  value.flatMap((object): ValueSet => {
    const keys = exactKeysOf(object, site.frame.run.facts)
    const schema = args.list.at(-1) ?? nothing
    if (!keys) return [unknown("data")]
    return [record(new Map(keys.map((key) => [key, apply(schema, site.frame.run.read([object], key, site))])))]
  })

const choice: Meaning = ({ args, value, site }) => {
  const choices = args.list.flatMap((values) => values.flatMap((it) => (isArray(it) ? elementsOf([it], site) : [it])))
  const known = choices.filter((it) => literalOf(it) !== undefined)
  const isKnown = known.length > 0 && known.length === choices.length
  return value.flatMap((it) => (isKnown && isUnknown(it) ? known : [it]))
}

const toCase: Meaning = ({ name, value, site }) =>
  value.flatMap((it): ValueSet => {
    if (it.kind !== "text") return [it]
    const method = name.replace(
      /^(lower|upper)case$/,
      (_, start: string) => `to${start === "lower" ? "Lower" : "Upper"}Case`,
    )
    return site.frame.run.call([builtin(it, method)], noArguments, site)
  })

const variable: Meaning = ({ args, value, site }) =>
  union(...argument(args, 0).map((name) => site.frame.run.read(value, literalOf(name), site)))

const splitText: Meaning = ({ args, value, site }) =>
  value.flatMap((it): ValueSet => {
    if (it.kind !== "text") return [it]
    const separator: ValueSet = args.list[0] ?? [literal(",")]
    return site.frame.run.call([builtin(it, "split")], { list: [separator], rest: nothing }, site)
  })

const ofText =
  (convert: (value: Value) => Value): Meaning =>
  ({ value, ...call }) =>
    same({ ...call, value: value.map((it) => (it.kind === "text" ? convert(it) : it)) })

// A text that is no number is not let through.
const toNumeric: Meaning = (call) =>
  ofText(toNumber)({ ...call, value: call.value.filter((it) => !Number.isNaN(Number(literalOf(it) ?? 0))) })

/** What each function of the validators does to a value; the same name means the same in all of them. */
export const meanings: ReadonlyMap<string, Meaning> = new Map([
  ...named(
    `string String str any unknown instanceof min max length gt gte lt lte size nonempty notEmpty email url uri uuid guid
    hostname host ip ipv4 ipv6 cuid cuid2 ulid nanoid regex pattern matches match includes startsWith endsWith alphanum
    minLength maxLength nonEmpty minValue maxValue refine superRefine check rawCheck test describe meta title label
    description brand branded readonly Readonly strict strip passthrough loose partial deepPartial Partial pick
    Pick omit required Required requiredEnv present defined nonNullable nonOptional nonoptional nonNullish unwrap options prefs
    preferences valid allow equal oneOf noUnknown exist asString asUrlString asEmailString asEnum messages message
    register trimmed`,
    same,
  ),
  ...named(
    `optional Optional nullable nullish nullAsUndefined undefinedable exactOptional default defaulted prefault catch
    fallback _default`,
    withDefault,
  ),
  ...named(`pipe to parser compile Compile`, pipe),
  ...named(`transform overwrite Transform Decode`, transform),
  ...named(`preprocess`, preprocess),
  ...named(`lazy`, lazy),
  ...named(`union or anyOf Union variant discriminatedUnion alternatives`, anyOf),
  ...named(`intersection intersect Intersect and merge concat Composite allOf`, allOf),
  ...named(`array Array items of`, each),
  ...named(`record Record`, entries),
  ...named(`enum nativeEnum literal Literal picklist enum_ Enum enums`, choice),
  ...named(`trim toLowerCase toUpperCase lowercase uppercase`, toCase),
  ...named(`get`, variable),
  ...named(`asArray`, splitText),
  ...named(
    `number int integer Number Integer num port float asInt asIntPositive asIntNegative asFloat asFloatPositive
    asFloatNegative asPortNumber`,
    toNumeric,
  ),
  ...named(
    `boolean bool Boolean stringbool asBool asBoolStrict date Date bigint`,
    ofText(() => primitive),
  ),
  ...named(`json parseJson asJson asJsonArray asJsonObject`, ofText(parseJson)),
  ...named(`from`, ({ args }) => argument(args, 0)),
])

function named(names: string, meaning: Meaning): readonly (readonly [string, Meaning])[] {
  return names
    .trim()
    .split(/\s+/)
    .map((name) => [name, meaning])
}

function orDefault(values: ValueSet, fallback: ValueSet, site: Site): ValueSet {
  const present = given(values)
  const isMissing = present.length < values.length
  return isMissing && fallback.length > 0 ? union(present, called(fallback, site)) : values
}

function given(values: ValueSet): ValueSet {
  return values.filter(({ kind }) => kind !== "undefined")
}

function called(values: ValueSet, site: Site): ValueSet {
  return values.flatMap((value) => (isCallable(value) ? site.frame.run.call([value], noArguments, site) : [value]))
}

// `union([a, b])` as well as `a.or(b)`, and `variant("kind", [a, b])`.
function members({ args, site }: Pick<AppliedCall, "args" | "site">): readonly ValueSet[] {
  const given = args.list.flat()
  const arrays = given.filter(isArray)
  if (arrays.length === 0) return args.list.filter((values) => values.some(isSchema))
  return arrays.map((array) => elementsOf([array], site))
}

function isUnknown(value: Value): boolean {
  if (value.kind === "text") return value.parts.some(({ kind }) => kind === "unknown")
  return value.kind === "unknown" || value.kind === "event" || value.kind === "response"
}
