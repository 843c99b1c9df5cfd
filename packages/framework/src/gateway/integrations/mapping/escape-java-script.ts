/** As `StringEscapeUtils.escapeEcmaScript` of Apache Commons Text does, which `$util.escapeJavaScript` is. */
export function escapeJavaScript(text: string): string {
  return text.replace(/["'\\/]|[^ -~]/g, (character) => {
    const short = SHORT.get(character)
    if (short !== undefined) return short
    return `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`
  })
}

const SHORT: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ["'", "\\'"],
  ["\\", "\\\\"],
  ["/", "\\/"],
  ["\b", "\\b"],
  ["\t", "\\t"],
  ["\n", "\\n"],
  ["\f", "\\f"],
  ["\r", "\\r"],
])
