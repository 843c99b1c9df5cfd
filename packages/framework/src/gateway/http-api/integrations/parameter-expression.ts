import { toContextVariable } from "./context-variables.ts"

/**
 * A place or a text of a mapping, `method.request.header.X` or `'text'`, as HTTP APIs write it; undefined for what they
 * cannot read.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html
 */
export function toParameterExpression(mapped: string): string | undefined {
  const [, text] = /^'(.*)'$/s.exec(mapped) ?? []
  if (text !== undefined) return isPlainText(text) ? text : undefined
  const place = mapped.replace(/^method\.request\.multivalue(header|querystring)\./, "method.request.$1.")
  const [, kind, name = ""] = /^method\.request\.(header|querystring|path|body)\.(.+)$/.exec(place) ?? []
  if (kind === "body") return isMemberPath(name) ? `$request.body.${name}` : undefined
  if (kind !== undefined) return `$request.${kind}.${name}`
  const [, stageVariable] = /^stageVariables\.(\w+)$/.exec(place) ?? []
  if (stageVariable !== undefined) return `$stageVariables.${stageVariable}`
  return toContextVariable(place)
}

/** A text of HTTP APIs that stands for itself. */
export function isPlainText(text: string): boolean {
  return !text.includes("$")
}

/** "Recursive descent and filter expressions aren't supported." */
export function isMemberPath(path: string): boolean {
  return /^[\w-]+(?:\[\d+\])*(?:\.[\w-]+(?:\[\d+\])*)*$/.test(path)
}
