import { literalOf, partsOf } from "../interpreter/text.ts"
import type { SdkEvent } from "../interpreter/sdk-event.ts"
import type { TextPart, Value } from "../interpreter/value.ts"
import type { Grant } from "../../model/grant.ts"
import { fillFormat, isUnknown, literalPart, renderParts } from "./arn.ts"
import { regionsOf } from "./clients-of.ts"
import { copySourcePermission } from "./copy-source.ts"
import { isSpelled, presenceOf, readInput } from "./input-reader.ts"
import { type NeededPermissions, type Permission, permissionsFor, permissionsOn } from "./needed-permissions.ts"
import { s3UriPermissions } from "./s3-uri.ts"
import type { ActionRule } from "./service-data.ts"

/** Whether a call's parameters call for the rule's action. */
export function applies(rule: ActionRule, event: SdkEvent): boolean {
  const { whenParam, unlessParam, unlessSpelled, when } = rule
  const isGiven = (parameter: string) =>
    ["given", "maybe"].includes(presenceOf(event, parameter)) && !isOff(parameter, event)
  if (whenParam && !whenParam.some(isGiven)) return false
  if (unlessSpelled?.some((name) => isSpelled(event, event.input, name)) === true) return false
  const [, parameter, value] = /^(\w+) is (\w+)$/.exec(when ?? "") ?? []
  if (parameter !== undefined && !readInput(event, parameter).some((it) => literalOf(it) === value)) return false
  return !unlessParam?.some((parameter) => presenceOf(event, parameter) === "given")
}

// `BypassGovernanceRetention: false` asks for nothing.
function isOff(parameter: string, event: SdkEvent): boolean {
  return readInput(event, parameter).every(
    (value) => value.kind === "undefined" || (value.kind === "primitive" && value.value === false),
  )
}

/** What a rule that applies needs in a call. */
export function permissionsOfRule(rule: ActionRule, event: SdkEvent): NeededPermissions {
  const { action, on, resource, types, condition } = rule
  if (on === "CopySource") return copySourcePermission(rule, event)
  if (on?.startsWith("s3://") === true) return s3UriPermissions(rule, event)
  const found =
    resource === undefined ? permissionsFor(action, event, { on, types }) : onTemplate(action, resource, event)
  const added = condition ? conditionOf(condition, event) : undefined
  if (!added) return found
  return {
    ...found,
    permissions: found.permissions.map((permission): Permission => ({
      ...permission,
      condition: { ...aliasCondition(permission), ...added },
    })),
  }
}

// A service asks for the key with its own request, which need not hold the alias that the caller wrote.
function aliasCondition({ condition }: Permission): Grant["condition"] {
  const alias = condition?.["StringEquals"]?.["kms:RequestAlias"]
  return alias === undefined ? undefined : { "ForAnyValue:StringEquals": { "kms:ResourceAliases": alias } }
}

function conditionOf(keys: Readonly<Record<string, string>>, event: SdkEvent): Grant["condition"] {
  const [region] = regionsOf(event)
  const place = new Map(region ? [["Region", region]] : [])
  const fixed = Object.entries(keys).flatMap(([key, source]) => {
    if (source.startsWith("=")) return [[key, renderParts(fillFormat(source.slice(1), place), [])] as const]
    const values = readInput(event, source).map(literalOf)
    const [value] = values
    return values.length === 1 && value !== undefined ? [[key, value] as const] : []
  })
  return fixed.length > 0 ? { StringEquals: Object.fromEntries(fixed) } : undefined
}

// `arn:${Partition}:s3:::${S3Bucket}/${S3Prefix?}*`: an ARN in which parameters stand.
function onTemplate(action: string, template: string, event: SdkEvent): NeededPermissions {
  if (template === "*") return { permissions: [{ action, resource: "*" }], warnings: [] }
  const { references } = event.site.frame.run
  const filled = regionsOf(event).flatMap((region) => fill(template, region, event))
  const resources = filled.map((parts) => ({
    resource: renderParts(
      parts.flatMap(({ part }) => part),
      references,
    ),
    ...(parts.some(({ parameter, part }) => parameter !== undefined && isUnknown(part)) && { isAssumed: true }),
  }))
  const unresolved = filled
    .flat()
    .flatMap(({ parameter, part }) =>
      part.flatMap((piece) => (piece.kind === "unknown" && parameter !== undefined ? [{ ...piece, parameter }] : [])),
    )
  return permissionsOn({ resources, unresolved }, action, event)
}

interface Piece {
  /** The parameter it comes from, unless that may be anything. */
  readonly parameter?: string
  readonly part: readonly TextPart[]
}

function fill(template: string, region: readonly TextPart[], event: SdkEvent): readonly (readonly Piece[])[] {
  return template.split(/(\$\{[^}]+\})/).reduce<readonly (readonly Piece[])[]>(
    (all, piece) => {
      const options = optionsOf(piece, region, event)
      return all.flatMap((start) => options.map((option) => [...start, option]))
    },
    [[]],
  )
}

function optionsOf(piece: string, region: readonly TextPart[], event: SdkEvent): readonly Piece[] {
  const name = /^\$\{([^}]+)\}$/.exec(piece)?.[1]
  if (name === undefined) return piece === "" ? [{ part: [] }] : [{ part: [literalPart(piece)] }]
  if (name === "Region") return [{ part: region }]
  if (name === "Partition") return [{ part: [{ kind: "template", value: { Ref: "AWS::Partition" } }] }]
  if (name === "Account") return [{ part: [{ kind: "template", value: { Ref: "AWS::AccountId" } }] }]
  const isOptional = name.endsWith("?")
  const parameter = name.replace(/[?%]$/, "")
  const values = readInput(event, parameter).filter(({ kind }) => kind !== "undefined")
  if (values.length === 0) {
    if (isOptional) return [{ part: [] }]
    return [{ parameter, part: [{ kind: "unknown", reason: "the call does not give it" }] }]
  }
  const part = name.endsWith("%") ? encodedParts : partsOf
  return values.map((value) => ({ ...(!isOptional && { parameter }), part: part(value) }))
}

// What is known only when it is deployed cannot be encoded by a template.
function encodedParts(value: Value): readonly TextPart[] {
  return partsOf(value).map((part): TextPart => {
    if (part.kind === "literal") return literalPart(encodeURIComponent(part.text))
    return part.kind === "unknown" ? part : literalPart("*")
  })
}
