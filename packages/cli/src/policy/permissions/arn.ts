import type { ResourceReference } from "../../model/app-model.ts"
import type { CfnValue } from "../../model/cloudformation.ts"
import { findReference } from "../../model/find-reference.ts"
import type { TextPart } from "../interpreter/value.ts"

const pseudo: Readonly<Record<string, string>> = {
  Partition: "AWS::Partition",
  Region: "AWS::Region",
  Account: "AWS::AccountId",
}

/** An ARN in pieces: what stands for `${Variable}` comes from `variables`, and what is missing there becomes `*`. */
export function fillFormat(format: string, variables: ReadonlyMap<string, readonly TextPart[]>): readonly TextPart[] {
  return format.split(/(\$\{\w+\})/).flatMap((piece): readonly TextPart[] => {
    const name = /^\$\{(\w+)\}$/.exec(piece)?.[1]
    if (name === undefined) return piece === "" ? [] : [literalPart(piece)]
    const given = variables.get(name)
    if (given) return given
    const reference = pseudo[name]
    return reference === undefined ? [literalPart("*")] : [{ kind: "template", value: { Ref: reference } }]
  })
}

export function literalPart(text: string): TextPart {
  return { kind: "literal", text }
}

/** The text with another start. */
export function withStart(parts: readonly TextPart[], start: string): readonly TextPart[] {
  const [first, ...others] = parts
  if (first?.kind !== "literal") return parts
  return start === "" ? others : [literalPart(start), ...others]
}

/** Pieces as a template value: a string, one intrinsic function, or an `Fn::Sub`; what is unknown becomes `*`. */
export function renderParts(parts: readonly TextPart[], references: readonly ResourceReference[]): CfnValue {
  const pieces = parts.map((part) => toPiece(part, references))
  const [only] = pieces
  if (only !== undefined && pieces.length === 1 && typeof only !== "string") return only
  if (pieces.every((piece) => typeof piece === "string")) return collapse(pieces.join(""))
  const variables: Record<string, CfnValue> = {}
  const text = pieces.map((piece) => {
    if (typeof piece === "string") return piece.replaceAll("${", "${!")
    const inner = substituted(piece)
    if (inner !== undefined) return inner
    const direct = substitution(piece)
    if (direct !== undefined) return `\${${direct}}`
    const name = `Part${Object.keys(variables).length + 1}`
    variables[name] = piece
    return `\${${name}}`
  })
  const joined = collapse(text.join(""))
  return Object.keys(variables).length === 0 ? { "Fn::Sub": joined } : { "Fn::Sub": [joined, variables] }
}

/** The ARN of the declared resource that the pieces name; undefined when they name none, or more than one. */
export function declaredArn(
  parts: readonly TextPart[],
  references: readonly ResourceReference[],
): CfnValue | undefined {
  const [part] = parts
  if (parts.length !== 1 || part?.kind !== "resource") return undefined
  return findReference(references, { kind: part.resourceKind, id: part.id })?.arn
}

export function isUnknown(parts: readonly TextPart[]): boolean {
  return parts.some(({ kind }) => kind === "unknown")
}

function toPiece(part: TextPart, references: readonly ResourceReference[]): CfnValue {
  switch (part.kind) {
    case "literal":
      return part.text
    case "unknown":
      return "*"
    case "template":
      return part.value
    case "resource": {
      const { resourceKind: kind, id, property } = part
      return findReference(references, { kind, id, property })?.value ?? "*"
    }
  }
}

function collapse(text: string): string {
  return text.replaceAll(/\*\*+/g, "*")
}

/** The text of an `Fn::Sub` that has no variables of its own. */
export function substituted(value: CfnValue): string | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined
  const [[name, argument] = ["", undefined]] = Object.entries(value)
  return name === "Fn::Sub" && typeof argument === "string" ? argument : undefined
}

// `${Name}` and `${Name.Attribute}` are what Fn::Sub understands by itself.
function substitution(value: CfnValue): string | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined
  const [[name, argument] = ["", undefined]] = Object.entries(value)
  if (name === "Ref" && typeof argument === "string") return argument
  if (name !== "Fn::GetAtt") return undefined
  if (typeof argument === "string") return argument
  return Array.isArray(argument) ? argument.join(".") : undefined
}
