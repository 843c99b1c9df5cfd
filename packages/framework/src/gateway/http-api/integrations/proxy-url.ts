/**
 * The URL of a proxy with what HTTP APIs themselves fill in: path parameters by their own names, and stage variables.
 * Undefined where a placeholder stands for anything else.
 */
export function proxyUrl(url: string, path: Readonly<Record<string, string>>): string | undefined {
  let isWhole = true
  const filled = url.replace(/(?<!\$)\{([^{}]+)\}/g, (_all, name: string) => {
    const expression = path[name] ?? ""
    const [, text] = /^'(.*)'$/s.exec(expression) ?? []
    if (text !== undefined) return text.split("/").map(encodeURIComponent).join("/")
    const [, parameter] = /^method\.request\.path\.(.+)$/.exec(expression) ?? []
    if (parameter !== undefined) return `{${parameter}}`
    const [, variable] = /^stageVariables\.(\w+)$/.exec(expression) ?? []
    if (variable !== undefined) return `\${stageVariables.${variable}}`
    isWhole = false
    return ""
  })
  return isWhole ? filled : undefined
}
