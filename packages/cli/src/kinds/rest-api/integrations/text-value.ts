import type { ApiReference, ApiText } from "@tsapi/framework/gateway"
import type { CfnValue } from "../../../model/cloudformation.ts"
import type { ResourceReference } from "../../../model/app-model.ts"
import { findReference } from "../../../model/find-reference.ts"

/** A text as the template has it, with what the resources of the app are there. */
export function textValue(text: ApiText, references: readonly ResourceReference[]): CfnValue {
  if (typeof text === "string") return text
  const [first, ...more] = text
  if (first !== undefined && typeof first !== "string" && more.length === 0) return referenceValue(first, references)
  return (
    substitution(text) ?? {
      "Fn::Join": ["", text.map((part) => (typeof part === "string" ? part : referenceValue(part, references)))],
    }
  )
}

/** The short form of texts such as ARNs; undefined where it would take text for a variable. */
function substitution(parts: Exclude<ApiText, string>): CfnValue | undefined {
  const texts = parts.map((part) => {
    if (typeof part === "string") return part.includes("$") ? undefined : part
    return "pseudo" in part ? `\${${part.pseudo}}` : undefined
  })
  return texts.includes(undefined) ? undefined : { "Fn::Sub": texts.join("") }
}

function referenceValue(reference: ApiReference, references: readonly ResourceReference[]): CfnValue {
  if ("pseudo" in reference) return { Ref: reference.pseudo }
  // The checks saw that it is an intrinsic function.
  if ("intrinsic" in reference) return reference.intrinsic as CfnValue
  if ("field" in reference) return fieldValue(textValue(reference.arn, references), reference.field)
  return declaredReference(reference, references).value
}

function fieldValue(arn: CfnValue, field: number): CfnValue {
  return { "Fn::Select": [String(field), { "Fn::Split": [":", arn] }] }
}

/** What user code may read of a resource, which is what a text says of it. */
export function declaredReference(
  { declared: kind, id, property }: Extract<ApiReference, { readonly declared: string }>,
  references: readonly ResourceReference[],
): ResourceReference {
  const found = findReference(references, { kind, id, property })
  if (!found) throw new Error(`the ${kind} ${id} has no ${property}`)
  return found
}
