import type { ApiReference, ApiText } from "@tsapi/framework/gateway"
import type { CfnValue } from "../../../model/cloudformation.ts"
import { tableLogicalId } from "../../dynamodb-table/table-logical-id.ts"

/** A text as the template has it. */
export function textValue(text: ApiText): CfnValue {
  if (typeof text === "string") return text
  const [first, ...more] = text
  if (first !== undefined && typeof first !== "string" && more.length === 0) return referenceValue(first)
  return (
    substitution(text) ?? {
      "Fn::Join": ["", text.map((part) => (typeof part === "string" ? part : referenceValue(part)))],
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

function referenceValue(reference: ApiReference): CfnValue {
  if ("pseudo" in reference) return { Ref: reference.pseudo }
  // The checks saw that it is an intrinsic function.
  if ("intrinsic" in reference) return reference.intrinsic as CfnValue
  if ("field" in reference) {
    return { "Fn::Select": [String(reference.field), { "Fn::Split": [":", textValue(reference.arn)] }] }
  }
  const id = tableLogicalId(reference.id)
  return reference.property === "name" ? { Ref: id } : { "Fn::GetAtt": [id, "Arn"] }
}
