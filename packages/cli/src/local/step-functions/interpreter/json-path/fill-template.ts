import { callIntrinsic } from "./call-intrinsic.ts"
import { type PathScope, readPath } from "./read-path.ts"

/** A payload template with its paths and intrinsic functions replaced: `{ "id.$": "$.order.id" }`. */
export function fillTemplate<Template>(template: Template, scope: PathScope): Readonly<Record<string, unknown>>
export function fillTemplate(template: unknown, scope: PathScope): unknown {
  if (Array.isArray(template)) return template.map((entry) => fillTemplate(entry, scope))
  if (typeof template !== "object" || template === null) return template
  return Object.fromEntries(
    Object.entries(template).map(([key, value]) =>
      key.endsWith(".$") ? [key.slice(0, -2), readValue(String(value), scope)] : [key, fillTemplate(value, scope)],
    ),
  )
}

function readValue(text: string, scope: PathScope): unknown {
  return text.startsWith("$") ? readPath(text, scope) : callIntrinsic(text, scope)
}
