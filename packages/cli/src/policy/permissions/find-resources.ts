import { literalOf, whyUnknown } from "../interpreter/text.ts"
import type { SdkEvent } from "../interpreter/sdk-event.ts"
import { fillFormat, renderParts } from "./arn.ts"
import type { FoundResources } from "./found-resources.ts"
import { type Presence, presenceOf, readInput } from "./input-reader.ts"
import { resourceRules, type VariableRule } from "./resource-rules.ts"
import { type Candidate, resourcesOfRule, type Source } from "./resources-of-rule.ts"
import { resourceTypesOf } from "./service-data.ts"

/** The resources an action needs in a call: those the parameters name, of every type the action requires. */
export function findResources(action: string, event: SdkEvent, source: Source = {}): FoundResources {
  const all = resourceTypesOf(action) ?? []
  const types = source.types ? all.filter(({ name }) => source.types?.includes(name)) : all
  if (types.length === 0 || action === "cloudwatch:PutMetricData" || action === "cloudwatch:GetMetricData")
    return anyResource(action, event)
  const rules = resourceRules[action.slice(0, action.indexOf(":"))] ?? []
  const candidates = rules.flatMap((rule) => {
    const type = types.find(({ name }) => name === rule.type)
    return type ? [{ rule, type }] : []
  })
  const given = givenRules(candidates, event, source)
  if (given.length > 0) {
    const found = given.map((candidate) => resourcesOfRule(candidate, event, source))
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
  return {
    resources: [{ resource: arn }],
    unresolved: [{ parameter: parameter ?? fallback?.name ?? "resource", reason }],
  }
}

// Actions that IAM knows no resource for. A metric's namespace can at least be a condition.
function anyResource(action: string, event: SdkEvent): FoundResources {
  const namespaces = action === "cloudwatch:PutMetricData" ? readInput(event, "Namespace").map(literalOf) : []
  const [namespace] = namespaces
  if (namespaces.length !== 1 || namespace === undefined) return { resources: [{ resource: "*" }], unresolved: [] }
  const condition = { StringEquals: { "cloudwatch:namespace": namespace } }
  return { resources: [{ resource: "*", condition }], unresolved: [] }
}

function whyAbsent(parameter: string, event: SdkEvent): string {
  const missing = readInput(event, parameter).find(
    (value) => value.kind === "undefined" && value.variable !== undefined,
  )
  return missing ? whyUnknown(missing) : "the call does not give it"
}

// The first rule whose parameters are given; and where one of them may be undefined, the next one too.
function givenRules(candidates: readonly Candidate[], event: SdkEvent, source: Source): readonly Candidate[] {
  const additional = candidates.filter((candidate) => candidate.rule.also && isGiven(candidate, event, {}))
  const given: Candidate[] = []
  for (const candidate of candidates) {
    if (candidate.rule.also || !isGiven(candidate, event, source)) continue
    given.push(candidate)
    const mayBeUndefined = Object.values(candidate.rule.variables).some(
      ({ params, otherwise, free }) =>
        otherwise === undefined &&
        !free &&
        params.every((name) => readInput(event, name).some(({ kind }) => kind === "undefined")),
    )
    if (!mayBeUndefined || source.on !== undefined || source.values) break
  }
  return [...given, ...additional]
}

function isGiven({ rule }: Candidate, event: SdkEvent, source: Source): boolean {
  const [main, ...others] = Object.values(rule.variables).map((variable, index) =>
    presenceOfVariable(variable, event, index === 0 ? source : {}),
  )
  return main !== "absent" && !others.some((presence) => presence === "absent" || presence === "unknown")
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
