/** VTL for a part of a body: text, and references such as `$input.params("id")`. */
export type TemplatePart = { readonly text: string } | { readonly reference: string }

/** Takes a value of a declaration apart. Directives are not known here: they stay text. */
export function templateParts(vtl: string): readonly TemplatePart[] {
  const parts: TemplatePart[] = []
  let text = ""
  for (let index = 0; index < vtl.length;) {
    const end = referenceEnd(vtl, index)
    if (end === index) {
      text += vtl[index]
      index += 1
      continue
    }
    if (text !== "") parts.push({ text })
    text = ""
    parts.push({ reference: vtl.slice(index, end) })
    index = end
  }
  return text === "" ? parts : [...parts, { text }]
}

/** VTL that writes the value as a JSON string, quotes included. */
export function jsonString(vtl: string): string {
  const inside = templateParts(vtl).map((part) =>
    "text" in part ? literal(JSON.stringify(part.text).slice(1, -1)) : escaped(part.reference),
  )
  return `"${inside.join("")}"`
}

/** VTL that writes the value percent-encoded. */
export function formValue(vtl: string): string {
  const parts = templateParts(vtl)
  return parts
    .map((part) => ("text" in part ? encodeURIComponent(part.text) : `$util.urlEncode(${part.reference})`))
    .join("")
}

/** VTL that writes `true` or `false`. */
export function jsonBoolean(vtl: string): string {
  if (vtl === "true" || vtl === "false") return vtl
  return `#set($value = ${vtl})#if("$value" == "true")true#{else}false#end`
}

// escapeJavaScript writes `\'`, which JSON does not know.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
function escaped(reference: string): string {
  return String.raw`$util.escapeJavaScript(${reference}).replaceAll("\\'","'")`
}

/** Text in which VTL sees no reference and no directive. */
function literal(text: string): string {
  return text.replaceAll("$", "\\u0024").replaceAll("#", "\\u0023")
}

/** Where a reference that begins at `start` ends; `start` itself where none does. */
function referenceEnd(vtl: string, start: number): number {
  const [head] = /^\$[A-Za-z]\w*/.exec(vtl.slice(start)) ?? []
  if (head === undefined) return start
  let end = start + head.length
  for (;;) {
    const [property] = /^\.[A-Za-z]\w*/.exec(vtl.slice(end)) ?? []
    const next = property === undefined ? callEnd(vtl, end) : end + property.length
    if (next === end) return end
    end = next
  }
}

/** Where the arguments that begin at `start` end, quotes and parentheses in them included. */
function callEnd(vtl: string, start: number): number {
  if (vtl[start] !== "(") return start
  let depth = 0
  let quote = ""
  for (let index = start; index < vtl.length; index += 1) {
    const character = vtl[index] ?? ""
    if (quote !== "") quote = character === quote ? "" : quote
    else if (character === '"' || character === "'") quote = character
    else if (character === "(") depth += 1
    else if (character === ")") depth -= 1
    if (depth === 0) return index + 1
  }
  return start
}
