import { literalOf, whyUnknown } from "../interpreter/text.ts"
import { keysOf } from "../interpreter/keys-of.ts"
import type { SdkEvent } from "../interpreter/sdk-event.ts"
import type { TextPart, ValueSet } from "../interpreter/value.ts"
import { fillFormat, renderParts } from "./arn.ts"
import { regionsOf } from "./clients-of.ts"
import { derivedValues } from "./derived-values.ts"
import type { FoundResources } from "./found-resources.ts"
import { isDangerous } from "./is-dangerous.ts"
import { isOpenEnded, type Presence, presenceOf, readInput } from "./input-reader.ts"
import type { ResourceRule, VariableRule } from "./resource-rule.ts"
import { resourceRules } from "./resource-rules.ts"
import { type Candidate, resourcesOfRule, type Source } from "./resources-of-rule.ts"
import { ruleByName } from "./rule-by-name.ts"
import { type ResourceType, resourceTypesOf } from "./service-data.ts"

/** The resources an action needs in a call: those the parameters name, in each region of its clients. */
export function findResources(action: string, event: SdkEvent, source: Source = {}): FoundResources {
  const all = resourceTypesOf(action) ?? []
  const types = source.types ? all.filter(({ name }) => source.types?.includes(name)) : all
  if (types.length === 0) return { resources: [{ resource: "*" }], unresolved: [] }
  const regions = action.startsWith("s3:") ? [ownRegion] : regionsOf(event)
  const found = regions.map((region) => inRegion({ action, event, source, types, region }))
  return {
    resources: found.flatMap(({ resources }) => resources),
    unresolved: [...found.flatMap(({ unresolved }) => unresolved), ...regions.flatMap(unknownRegion)],
  }
}

const ownRegion: readonly TextPart[] = [{ kind: "template", value: { Ref: "AWS::Region" } }]

function unknownRegion(parts: readonly TextPart[]) {
  const part = parts.find(({ kind }) => kind === "unknown")
  return part?.kind === "unknown" ? [{ ...part, parameter: "the client's region" }] : []
}

interface Search {
  readonly action: string
  readonly event: SdkEvent
  readonly source: Source
  readonly types: readonly ResourceType[]
  readonly region: readonly TextPart[]
}

function inRegion({ action, event, source, types, region }: Search): FoundResources {
  const candidates = candidatesFor(source, candidatesOf(action, types, event))
  const given = givenRules(candidates, event, source)
  const place = new Map([["Region", region]])
  const derive = (values: ValueSet) => derivedValues(values, event, findResources)
  if (given.length > 0) {
    const found = given.map((candidate) => resourcesOfRule(candidate, { event, source, place, derive }))
    return {
      resources: found.flatMap(({ resources }) => resources),
      unresolved: found.flatMap(({ unresolved }) => unresolved),
    }
  }
  // Where IAM does not insist on a resource and the call names none, the action is on the account.
  if (isUnnamed(types, event)) return { resources: [{ resource: "*" }], unresolved: [] }
  const usual = candidates.filter(({ rule }) => !rule.also)
  const [fallback] = [...usual.map(({ type }) => type), ...types.filter(({ required }) => required), ...types]
  const needed =
    candidates.length > 0 || !fallback ? [fallback] : types.filter((type) => type.required || type === fallback)
  if (!isDangerous(action) && isOnAll(candidates, event)) {
    const { references } = event.site.frame.run
    return {
      resources: needed.map((type) => ({ resource: renderParts(fillFormat(formatOf(type), place), references) })),
      unresolved: [],
    }
  }
  const [parameter] = usual.flatMap(({ rule }) => Object.values(rule.variables)[0]?.params ?? [])
  const reason = parameter === undefined ? "tsapi does not know which parameter names it" : whyAbsent(parameter, event)
  const { references } = event.site.frame.run
  return {
    resources: needed.map((type) => ({
      resource: renderParts(fillFormat(formatOf(type), place), references),
      isAssumed: true,
    })),
    unresolved: [{ parameter: parameter ?? fallback?.name ?? "resource", reason }],
  }
}

// A list of all there is, or a new resource whose id AWS chooses: nothing in the request names one.
function isOnAll(candidates: readonly Candidate[], event: SdkEvent): boolean {
  if (isOpenEnded(event)) return false
  const keys = event.input.flatMap(keysOf)
  if (/^(List|Describe)/.test(event.operation)) {
    const params = candidates.flatMap(({ rule }) => Object.values(rule.variables).flatMap((it) => it.params))
    return keys.every(
      (key) => !params.some((name) => name.split(/[.[]/)[0] === key) && !/(arn|id|identifier)s?$/i.test(key),
    )
  }
  return /^(Create|Start)/.test(event.operation) && !keys.some((key) => /(name|arn|id|identifier)s?$/i.test(key))
}

function formatOf(type: ResourceType | undefined): string {
  return type?.format.split(", ")[0] ?? "*"
}

// The rules of the service, or else of the parameter's names; for tags and policies one parameter takes any ARN.
function candidatesOf(action: string, types: readonly ResourceType[], event: SdkEvent): readonly Candidate[] {
  const rules = (resourceRules[action.slice(0, action.indexOf(":"))] ?? []).filter(
    ({ operations, when }) =>
      (!operations || operations.includes(event.operation)) && (!when || mayBe(when[0], when[1], event)),
  )
  const written = rules.flatMap((rule) => {
    const type = types.find(({ name }) => name === rule.type)
    return type ? [{ rule, type }] : []
  })
  const [any] = types
  const parameter = wholeArn.find(
    (name) => presenceOf(event, name) !== "absent" && presenceOf(event, name) !== "unknown",
  )
  const isOther = written.some(({ rule }) => mentions(rule.variables, parameter ?? "") || isSpelledOut(rule, event))
  if (any && parameter !== undefined && !isOther)
    return [{ rule: { type: any.name, variables: { Arn: { params: [parameter] } } }, type: any }]
  const unwritten = types.filter(({ name }) => !written.some(({ type }) => type.name === name))
  const named = unwritten.flatMap((type) => {
    const rule = ruleByName(type, event, types.length === 1)
    return rule ? [{ rule: { ...rule, also: true }, type }] : []
  })
  return [...written, ...named]
}

// A parameter named beforehand is read as the rule reads it that knows the parameter.
function candidatesFor({ on }: Source, candidates: readonly Candidate[]): readonly Candidate[] {
  const knowing = candidates.filter(({ rule }) => on !== undefined && mentions(rule.variables, on))
  return knowing.length > 0 ? knowing : candidates
}

function mayBe(parameter: string, expected: string, event: SdkEvent): boolean {
  return readInput(event, parameter).some(
    (value) => value.kind !== "undefined" && (literalOf(value) ?? expected) === expected,
  )
}

// `PutDeliverySource` names the source, and the ARN is of what it delivers from.
function isSpelledOut({ variables }: ResourceRule, event: SdkEvent): boolean {
  const [main] = Object.values(variables)
  return (main?.params ?? []).some((name) => presenceOf(event, name) === "given")
}

const wholeArn = ["ResourceArn", "ResourceARN", "resourceArn", "resourceARN", "Resource", "resource"]

function mentions(variables: Readonly<Record<string, VariableRule>>, parameter: string): boolean {
  return Object.values(variables).some(({ params }) => params.includes(parameter))
}

function isUnnamed(types: readonly ResourceType[], event: SdkEvent): boolean {
  return !types.some(({ required }) => required) && presenceOf(event, "a parameter that no operation has") === "absent"
}

function whyAbsent(parameter: string, event: SdkEvent): string {
  const missing = readInput(event, parameter).find(
    (value) => value.kind === "undefined" && value.variable !== undefined,
  )
  return missing ? whyUnknown(missing) : "the call does not give it"
}

// The first rule whose parameters are given; and where one of them may be missing, the next one too.
function givenRules(candidates: readonly Candidate[], event: SdkEvent, source: Source): readonly Candidate[] {
  const additional = candidates.filter((candidate) => candidate.rule.also && isNamed(candidate, event))
  const given: Candidate[] = []
  for (const candidate of candidates) {
    if (candidate.rule.also || !isGiven(candidate, event, source)) continue
    given.push(candidate)
    const mayBeMissing =
      presencesOf(candidate, event, source).slice(1).includes("unknown") || mayBeUndefined(candidate, event)
    if (!mayBeMissing || source.on !== undefined || source.values) break
  }
  return [...given, ...additional]
}

function mayBeUndefined({ rule }: Candidate, event: SdkEvent): boolean {
  return Object.values(rule.variables).some(
    ({ params, otherwise, free }) =>
      otherwise === undefined &&
      !free &&
      params.every((name) => readInput(event, name).some(({ kind }) => kind === "undefined")),
  )
}

// An additional resource is needed only where the code names it.
function isNamed(candidate: Candidate, event: SdkEvent): boolean {
  const [main] = Object.values(candidate.rule.variables)
  if (!main) return true
  return ["given", "maybe"].includes(presenceOfVariable(main, event, {})) && isGiven(candidate, event, {})
}

function isGiven(candidate: Candidate, event: SdkEvent, source: Source): boolean {
  if (source.on !== undefined || source.values) return true
  const [main, ...others] = presencesOf(candidate, event, source)
  // Where no name is known, the ARN of the next rule holds this one's too: `table/*` is also every index.
  const isNameless = main === "unknown" && !hasText(candidate, event)
  return (
    main !== "absent" && !others.some((presence) => presence === "absent" || (presence === "unknown" && isNameless))
  )
}

function hasText({ rule }: Candidate, event: SdkEvent): boolean {
  const [main] = Object.values(rule.variables)
  return (main?.params ?? []).some((name) => readInput(event, name).some(({ kind }) => kind === "text"))
}

function presencesOf({ rule }: Candidate, event: SdkEvent, source: Source): readonly Presence[] {
  return Object.values(rule.variables).map((variable, index) =>
    presenceOfVariable(variable, event, index === 0 ? source : {}),
  )
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
