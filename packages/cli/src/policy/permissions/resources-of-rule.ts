import { partsOf } from "../interpreter/text.ts"
import type { SdkEvent } from "../interpreter/sdk-event.ts"
import type { TextPart, ValueSet } from "../interpreter/value.ts"
import { declaredArn, fillFormat, isUnknown, literalPart, renderParts } from "./arn.ts"
import type { FoundResource, FoundResources, Unresolved } from "./found-resources.ts"
import { presenceOf, readInput } from "./input-reader.ts"
import { type Named, readNames } from "./name-forms.ts"
import type { ResourceRule, VariableRule } from "./resource-rules.ts"
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

/** The ARNs that a rule makes of a call's parameters: one for each value that each of them may have. */
export function resourcesOfRule({ rule, type }: Candidate, event: SdkEvent, source: Source): FoundResources {
  const format = rule.format ?? type.format ?? "*"
  const [main, ...others] = Object.entries(rule.variables).filter(
    ([name]) => format.includes(`\${${name}}`) || isWhole(rule),
  )
  if (!main) return { resources: [{ resource: "*" }], unresolved: [] }
  const first = readVariable(main[1], event, source)
  const rest = others.map(([name, variable]) => [name, readVariable(variable, event, {})] as const)
  const texts = rest.map(([name, found]) => [name, found.texts] as const)
  const unresolved = [first, ...rest.map(([, found]) => found)].flatMap((found) => found.unresolved)
  const qualifiers =
    rule.qualifier === undefined ? [] : readInput(event, rule.qualifier).filter(({ kind }) => kind !== "undefined")
  const resources = first.texts.flatMap((text) =>
    combine(texts).flatMap((variables) => {
      const use = { text, variable: main, variables, format, isArn: isWhole(rule), event }
      const ends: readonly (readonly TextPart[])[] =
        qualifiers.length > 0 ? qualifiers.map((value) => [literalPart(":"), ...partsOf(value)]) : [[]]
      return ends.flatMap((end) => build({ ...use, end }))
    }),
  )
  return { resources, unresolved }
}

interface Build {
  readonly text: readonly TextPart[]
  readonly variable: readonly [name: string, VariableRule]
  readonly variables: ReadonlyMap<string, readonly TextPart[]>
  readonly format: string
  readonly isArn: boolean
  readonly event: SdkEvent
  readonly end: readonly TextPart[]
}

function build({
  text,
  variable: [name, { form }],
  variables,
  format,
  isArn,
  event,
  end,
}: Build): readonly FoundResource[] {
  const { references } = event.site.frame.run
  const [before = "", after = ""] = format.split(`\${${name}}`, 2)
  const tail = [...fillFormat(after, variables), ...end]
  const declared = declaredArn(text, references)
  if (declared !== undefined)
    return [{ resource: renderParts([{ kind: "template", value: declared }, ...tail], references) }]
  const named: readonly Named[] = isArn && !isUnknown(text) ? [{ arn: text }] : readNames(text, form)
  return named.map((found) => {
    const parts =
      "arn" in found
        ? [...found.arn, ...underAccessPoint(found.arn, tail), ...tail]
        : [...fillFormat(before, variables), ...found.name, ...tail]
    return { resource: renderParts(parts, references), ...(found.condition && { condition: found.condition }) }
  })
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
