import type { ResourceReference } from "./app-model.ts"
import type { CfnValue } from "./cloudformation.ts"
import { findReference } from "./find-reference.ts"

const token = /\$\{tsapi\.(\w+)\.(.+?)\.(\w+)\}/

/** What the template holds for text with pseudo parameters or resources of the app; other values stay as they are. */
export function toTemplateValue(value: CfnValue, references: readonly ResourceReference[]): CfnValue {
  if (typeof value !== "string" || !(/\$\{AWS::/.test(value) || token.test(value))) return value
  const [whole, ...place] = token.exec(value) ?? []
  if (whole === value) return arnOf(place, references)
  const variables = new Map<string, CfnValue>()
  const text = value.split(/(\$\{[^}]*\})/).map((piece) => {
    const [, ...inner] = token.exec(piece) ?? []
    if (inner.length === 0) return piece.startsWith("${AWS::") ? piece : piece.replace("${", "${!")
    const arn = arnOf(inner, references)
    const direct = attributeName(arn)
    if (direct !== undefined) return `\${${direct}}`
    const name = `Part${variables.size + 1}`
    variables.set(name, arn)
    return `\${${name}}`
  })
  const joined = text.join("")
  return { "Fn::Sub": variables.size === 0 ? joined : [joined, Object.fromEntries(variables)] }
}

function arnOf([kind = "", id = ""]: readonly string[], references: readonly ResourceReference[]): CfnValue {
  const found = findReference(references, { kind, id })
  if (!found) throw new Error(`the ${kind} ${id} has no reference`)
  return found.arn
}

// `${TodosTable.Arn}` is what Fn::Sub understands by itself.
function attributeName(value: CfnValue): string | undefined {
  if (typeof value !== "object" || value === null || !("Fn::GetAtt" in value)) return undefined
  const attribute = value["Fn::GetAtt"]
  return Array.isArray(attribute) ? attribute.join(".") : undefined
}
