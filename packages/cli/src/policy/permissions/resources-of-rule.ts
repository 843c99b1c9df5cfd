import { partsOf, text } from "../interpreter/text.ts"
import type { SdkEvent } from "../interpreter/sdk-event.ts"
import type { TextPart, Value, ValueSet } from "../interpreter/value.ts"
import { declaredArn, fillFormat, isUnknown, literalPart, renderParts, substituted } from "./arn.ts"
import type { FoundResource, FoundResources, Unresolved } from "./found-resources.ts"
import { presenceOf, readInput } from "./input-reader.ts"
import { readNames } from "./name-forms.ts"
import type { Named } from "./named.ts"
import type { ResourceRule, VariableRule } from "./resource-rule.ts"
import type { ResourceType } from "./service-data.ts"

/** Where to look instead of the service's usual parameters. */
export interface Source {
  /** A parameter that takes the place of the rule's first variable. */
  readonly on?: string | undefined
  /** Values that take that place. */
  readonly values?: ValueSet | undefined
  /** The only resource types to consider. */
  readonly types?: readonly string[] | undefined
}

export interface Candidate {
  readonly rule: ResourceRule
  readonly type: ResourceType
}

/** What is filled into a format besides the rule's variables: the region of the request. */
export type Place = ReadonlyMap<string, readonly TextPart[]>

interface Use {
  readonly event: SdkEvent
  readonly source: Source
  readonly place: Place
  /** What is known of values from answers of AWS. */
  derive(values: ValueSet): ValueSet
}

/** The ARNs that a rule makes of a call's parameters: one for each value that each of them may have. */
export function resourcesOfRule({ rule, type }: Candidate, use: Use): FoundResources {
  const { source, place, event } = use
  const format = rule.format ?? type.format.split(", ")[0] ?? "*"
  const [main, ...others] = Object.entries(rule.variables)
  if (!main) return { resources: [{ resource: renderParts(fillFormat(format, place), []) }], unresolved: [] }
  const first = readVariable(main[1], use, source)
  const isElsewhere = source.on !== undefined
  const rest = (isElsewhere ? [] : others).map(([name, variable]) => [name, readVariable(variable, use, {})] as const)
  const texts = rest.map(([name, { texts: found }]) => {
    const { form } = rule.variables[name] ?? {}
    return [
      name,
      found.flatMap((it) =>
        readNames(it, { form, place }).map((name) => ("arn" in name ? lastSegment(name.arn) : name.name)),
      ),
    ] as const
  })
  const unresolved = [first, ...rest.map(([, found]) => found)].flatMap((found) => found.unresolved)
  const qualifiers =
    rule.qualifier === undefined ? [] : readInput(event, rule.qualifier).filter(({ kind }) => kind !== "undefined")
  const resources = first.texts.flatMap((own) =>
    combine(texts, place).flatMap((variables) => {
      const named = { text: own, variable: main, variables, format, isArn: first.isArn, event }
      const ends: readonly (readonly TextPart[])[] =
        qualifiers.length > 0 ? qualifiers.map((value) => [literalPart(":"), ...partsOf(value)]) : [[]]
      const isAssumed =
        isGuess(main[1], own) ||
        isUnknown(place.get("Region") ?? []) ||
        others.some(([name, it]) => isGuess(it, variables.get(name) ?? []))
      return ends.flatMap((end) =>
        build({ ...named, end }).map((found) => ({ ...found, ...(isAssumed && { isAssumed }) })),
      )
    }),
  )
  return { resources, unresolved }
}

function isGuess({ free }: VariableRule, text: readonly TextPart[]): boolean {
  return !free && isUnknown(text)
}

interface Build {
  readonly text: readonly TextPart[]
  readonly variable: readonly [name: string, VariableRule]
  readonly variables: Place
  readonly format: string
  readonly isArn: boolean
  readonly event: SdkEvent
  readonly end: readonly TextPart[]
}

function build({ text: own, variable, variables, format, isArn, event, end }: Build): readonly FoundResource[] {
  const [name, { form }] = variable
  const { references } = event.site.frame.run
  const [before = "", after = ""] = format.split(`\${${name}}`, 2)
  const tail = [...fillFormat(after, variables), ...end]
  const declared = declaredArn(own, references)
  if (declared !== undefined)
    return [{ resource: renderParts([{ kind: "template", value: declared }, ...wholeTail(tail)], references) }]
  const named: readonly Named[] =
    isArn && !isUnknown(own) && (form === undefined || own[0]?.kind !== "literal")
      ? [{ arn: own }]
      : readNames(own, { form, place: variables })
  return named.map((found) => {
    const parts =
      "arn" in found
        ? [...withoutEnd(found.arn, tail), ...underAccessPoint(found.arn, tail), ...wholeTail(tail)]
        : [...fillFormat(before, variables), ...found.name, ...tail]
    return { resource: renderParts(parts, references), ...(found.condition && { condition: found.condition }) }
  })

  // After a whole ARN comes only what names something in the resource, such as an index or an object.
  function wholeTail(all: readonly TextPart[]): readonly TextPart[] {
    return [...variables.keys()].some((key) => key !== "Region" && after.includes(`\${${key}}`)) ||
      format.endsWith(":*")
      ? all
      : end
  }
}

// A log group's ARN may come with or without the `:*` for what is in it.
function withoutEnd(arn: readonly TextPart[], tail: readonly TextPart[]): readonly TextPart[] {
  const [last, first] = [arn.at(-1), tail[0]]
  if (!last || first?.kind !== "literal" || !first.text.startsWith(":")) return arn
  const others = arn.slice(0, -1)
  if (last.kind === "literal" && last.text.endsWith(":*")) return [...others, literalPart(last.text.slice(0, -2))]
  const inner = last.kind === "template" ? substituted(last.value) : undefined
  if (inner?.endsWith(":*") !== true) return arn
  return [...others, { kind: "template", value: { "Fn::Sub": inner.slice(0, -2) } }]
}

// An object's ARN under an access point has a segment of its own before the key.
function underAccessPoint(arn: readonly TextPart[], tail: readonly TextPart[]): readonly TextPart[] {
  const [first] = arn
  const isAccessPoint = first?.kind === "literal" && /^arn:[\w-]+:s3:.*:accesspoint\//.test(first.text)
  return isAccessPoint && tail.length > 0 ? [literalPart("/object")] : []
}

function lastSegment(arn: readonly TextPart[]): readonly TextPart[] {
  const last = arn.at(-1)
  if (last?.kind !== "literal") return arn
  return [literalPart(last.text.slice(Math.max(last.text.lastIndexOf("/"), last.text.lastIndexOf(":")) + 1))]
}

interface Variable {
  readonly texts: readonly (readonly TextPart[])[]
  readonly unresolved: readonly Unresolved[]
  /** The parameter takes ARNs alone, so whatever it holds is one. */
  readonly isArn: boolean
}

function readVariable(
  { params, form, otherwise, free, handles }: VariableRule,
  { event, derive, place }: Use,
  { on, values }: Source,
): Variable {
  const parameter = on ?? params.find((name) => presenceOf(event, name) !== "absent") ?? params[0] ?? ""
  const found = values ?? (parameter === "" ? [] : readInput(event, parameter))
  const isHandle = handles?.includes(parameter) ?? false
  const read = isHandle ? found.flatMap((value) => derivedOnly(value, derive)) : derive(found)
  const present = read.filter(({ kind }) => kind !== "undefined")
  const defaults =
    otherwise !== undefined && present.length < Math.max(read.length, 1) ? [[literalPart(otherwise)]] : []
  const absent = present.length === 0 && defaults.length === 0 ? read : present
  const texts = [...absent.map(partsOf), ...defaults]
  if (texts.length === 0) texts.push([{ kind: "unknown", reason: "the call does not give it" }])
  // What the form leaves out, such as the name before an address, need not be known.
  const used = texts.flatMap((own) => readNames(own, { form, place }).map((it) => ("arn" in it ? it.arn : it.name)))
  const gaps = used.flat().flatMap((part) => (part.kind === "unknown" ? [part] : []))
  const distinct = [...new Map(gaps.map((part) => [part.reason, part])).values()]
  const unresolved = free ? [] : distinct.map((part) => ({ ...part, parameter }))
  return { texts, unresolved, isArn: /(arns?|^resource)(\[\])?$/i.test(parameter) }
}

// What AWS handed out tells no resource by itself, only by the request that it answered.
function derivedOnly(value: Value, derive: Use["derive"]): ValueSet {
  const derived = derive([value])
  if (value.kind === "undefined" || derived[0] !== value) return derived
  return [text([{ kind: "unknown", reason: "it does not tell which resource it belongs to" }])]
}

function combine(
  variables: readonly (readonly [string, readonly (readonly TextPart[])[]])[],
  place: Place,
): readonly Place[] {
  return variables.reduce<readonly Place[]>(
    (maps, [name, texts]) => maps.flatMap((map) => texts.map((text) => new Map([...map, [name, text]]))),
    [place],
  )
}
