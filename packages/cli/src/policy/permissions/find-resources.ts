import type { CfnValue } from "../../model/cloudformation.ts"
import { partsOf, whyUnknown } from "../interpreter/text.ts"
import type { SdkEvent } from "../interpreter/sdk-event.ts"
import type { TextPart, ValueSet } from "../interpreter/value.ts"
import { declaredArn, fillFormat, isUnknown, literalPart, renderParts } from "./arn.ts"
import { type Presence, presenceOf, readInput } from "./input-reader.ts"
import { readName } from "./name-forms.ts"
import { resourceRules, type ResourceRule, type VariableRule } from "./resource-rules.ts"
import { type ResourceType, resourceTypesOf } from "./service-data.ts"

/** The resources of one action in one call. */
export interface FoundResources {
  readonly resources: readonly CfnValue[]
  /** Parameters whose value is not known, with the reason; the resources then hold `*` in their place. */
  readonly unresolved: readonly Unresolved[]
}

export interface Unresolved {
  readonly parameter: string
  readonly reason: string
}

/** Where to look instead of the service's usual parameters. */
export interface Source {
  /** A parameter that takes the place of the rule's first variable. */
  readonly on?: string | undefined
  /** Values that take that place. */
  readonly values?: ValueSet | undefined
  /** The only resource types to consider. */
  readonly types?: readonly string[] | undefined
}

/** The resources an action needs in a call: those the parameters name, of every type the action requires. */
export function findResources(action: string, event: SdkEvent, source: Source = {}): FoundResources {
  const all = resourceTypesOf(action) ?? []
  const types = source.types ? all.filter(({ name }) => source.types?.includes(name)) : all
  if (types.length === 0 || action === "cloudwatch:PutMetricData") return { resources: ["*"], unresolved: [] }
  const rules = resourceRules[action.slice(0, action.indexOf(":"))] ?? []
  const candidates = rules.flatMap((rule) => {
    const type = types.find(({ name }) => name === rule.type)
    return type ? [{ rule, type }] : []
  })
  const given = givenRules(candidates, event, source)
  if (given.length > 0) {
    const found = given.map(({ rule, type }) => resourcesOf(rule, type, { event, source }))
    return {
      resources: found.flatMap(({ resources }) => resources),
      unresolved: found.flatMap(({ unresolved }) => unresolved),
    }
  }
  const [fallback] = [...candidates.map(({ type }) => type), ...types.filter(({ required }) => required), ...types]
  const format = fallback?.format ?? "*"
  const [parameter] = candidates.flatMap(({ rule }) => Object.values(rule.variables)[0]?.params ?? [])
  const reason = parameter === undefined ? "tsapi does not know which parameter names it" : whyAbsent(parameter, event)
  const arn = renderParts(fillFormat(format, new Map()), event.site.frame.run.references)
  return { resources: [arn], unresolved: [{ parameter: parameter ?? fallback?.name ?? "resource", reason }] }
}

function whyAbsent(parameter: string, event: SdkEvent): string {
  const missing = readInput(event, parameter).find(
    (value) => value.kind === "undefined" && value.variable !== undefined,
  )
  return missing ? whyUnknown(missing) : "the call does not give it"
}

interface Candidate {
  readonly rule: ResourceRule
  readonly type: ResourceType
}

// The first rule whose parameters are given; and where one of them may be undefined, the next one too.
function givenRules(candidates: readonly Candidate[], event: SdkEvent, source: Source): readonly Candidate[] {
  const given: Candidate[] = []
  for (const candidate of candidates) {
    const presences = Object.values(candidate.rule.variables).map((variable, index) =>
      presenceOfVariable(variable, event, index === 0 ? source : {}),
    )
    const [main, ...others] = presences
    if (main === "absent" || others.some((presence) => presence === "absent" || presence === "unknown")) continue
    given.push(candidate)
    const mayBeUndefined = Object.values(candidate.rule.variables).some(
      ({ params, otherwise, free }) =>
        otherwise === undefined &&
        !free &&
        params.every((name) => readInput(event, name).some(({ kind }) => kind === "undefined")),
    )
    if (!mayBeUndefined || source.on !== undefined || source.values) break
  }
  return given
}

function presenceOfVariable(
  { params, otherwise, free }: VariableRule,
  event: SdkEvent,
  { on, values }: Source,
): Presence {
  if (on !== undefined || values || otherwise !== undefined || free) return "given"
  const presences = params.map((parameter) => presenceOf(event, parameter))
  return (
    presences.find((presence) => presence === "given" || presence === "maybe") ??
    presences.find((presence) => presence !== "absent") ??
    "absent"
  )
}

interface Call {
  readonly event: SdkEvent
  readonly source: Source
}

function resourcesOf(rule: ResourceRule, type: ResourceType, { event, source }: Call): FoundResources {
  const { references } = event.site.frame.run
  const [main, ...others] = Object.entries(rule.variables).filter(
    ([name]) => type.format?.includes(`\${${name}}`) || isWhole(rule),
  )
  if (!main || type.format === undefined) return { resources: ["*"], unresolved: [] }
  const first = readVariable(main[1], event, source)
  const rest = others.map(([name, variable]) => [name, readVariable(variable, event, {})] as const)
  const unresolved = [first, ...rest.map(([, found]) => found)].flatMap((found) => found.unresolved)
  const format = type.format
  const resources = first.texts.flatMap((text) =>
    combine(rest.map(([name, { texts }]) => [name, texts] as const)).map((variables) => {
      const [before = "", after = ""] = format.split(`\${${main[0]}}`, 2)
      const named = readName(text, main[1].form)
      const declared = declaredArn(text, references)
      const tail = fillFormat(after, variables)
      if (declared !== undefined) return renderParts([{ kind: "template", value: declared }, ...tail], references)
      if ("arn" in named) return renderParts([...named.arn, ...underAccessPoint(named.arn, tail), ...tail], references)
      if (isWhole(rule) && !isUnknown(text)) return renderParts([...text, ...tail], references)
      return renderParts([...fillFormat(before, variables), ...named.name, ...tail], references)
    }),
  )
  return { resources, unresolved }
}

// An object's ARN under an access point has a segment of its own before the key.
function underAccessPoint(arn: readonly TextPart[], tail: readonly TextPart[]): readonly TextPart[] {
  const [first] = arn
  const isAccessPoint = first?.kind === "literal" && first.text.includes(":accesspoint/")
  return isAccessPoint && tail.length > 0 ? [literalPart("/object")] : []
}

// The parameter takes ARNs alone, so whatever it holds is one.
function isWhole({ variables }: ResourceRule): boolean {
  const [main] = Object.values(variables)
  return main?.params.every((parameter) => /arn$/i.test(parameter)) ?? false
}

interface Variable {
  readonly texts: readonly (readonly TextPart[])[]
  readonly unresolved: readonly Unresolved[]
}

function readVariable({ params, otherwise, free }: VariableRule, event: SdkEvent, { on, values }: Source): Variable {
  const parameter = on ?? params.find((name) => presenceOf(event, name) !== "absent") ?? params[0] ?? ""
  const read = values ?? readInput(event, parameter)
  const present = read.filter(({ kind }) => kind !== "undefined")
  const defaults =
    otherwise !== undefined && present.length < Math.max(read.length, 1) ? [[literalPart(otherwise)]] : []
  const absent = present.length === 0 && defaults.length === 0 ? read : present
  const texts = [...absent.map(partsOf), ...defaults]
  if (texts.length === 0) texts.push([{ kind: "unknown", reason: "the call does not give it" }])
  const reasons = texts.flat().flatMap((part) => (part.kind === "unknown" ? [part.reason] : []))
  return { texts, unresolved: free ? [] : [...new Set(reasons)].map((reason) => ({ parameter, reason })) }
}

function combine(
  variables: readonly (readonly [string, readonly (readonly TextPart[])[]])[],
): readonly ReadonlyMap<string, readonly TextPart[]>[] {
  return variables.reduce<readonly ReadonlyMap<string, readonly TextPart[]>[]>(
    (maps, [name, texts]) => maps.flatMap((map) => texts.map((text) => new Map([...map, [name, text]]))),
    [new Map()],
  )
}
