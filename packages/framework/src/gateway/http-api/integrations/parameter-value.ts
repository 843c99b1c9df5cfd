import { readJsonPath } from "../../integrations/mapping/read-json-path.ts"
import { TemplateError } from "../../integrations/mapping/template-error.ts"
import type { RouteCall } from "../route-call.ts"
import { contextValue } from "./context-variables.ts"

/**
 * Reads what a parameter mapping of an HTTP API names, a text included; undefined where the request does not have it. Throws
 * a TemplateError for what only AWS knows.
 */
export function parameterValue(expression: string, { event, arrival }: RouteCall): string | undefined {
  if (!expression.startsWith("$")) return expression
  const body = () => Buffer.from(arrival.request.body)
  if (expression === "$request.body") return body().toString()
  const [, kind, name = ""] =
    /^\$(request\.header|request\.querystring|request\.path|request\.body|context|stageVariables)\.(.+)$/s.exec(
      expression,
    ) ?? []
  if (kind === "request.header") return headerOf(name.toLowerCase(), event)
  if (kind === "request.querystring") return event.queryStringParameters?.[name]
  if (kind === "request.path") return event.pathParameters?.[name]
  // "API Gateway truncates the request body at 100 KB and then applies the selection expression."
  if (kind === "request.body") return memberOf(body().subarray(0, MAXIMUM_JSON_BYTES).toString(), name)
  if (kind === "stageVariables") return event.stageVariables?.[name]
  const value = kind === "context" ? contextValue(name, event.requestContext) : null
  if (value === null) throw new TemplateError("unknown", expression)
  return value
}

const MAXIMUM_JSON_BYTES = 100 * 1024

function headerOf(name: string, { headers, cookies }: RouteCall["event"]): string | undefined {
  return name === "cookie" ? cookies?.join("; ") : headers[name]
}

/** † What is no text is written as JSON. */
function memberOf(body: string, path: string): string | undefined {
  let json: unknown
  try {
    json = JSON.parse(body)
  } catch {
    return undefined
  }
  const value = readJsonPath({ found: json }, `$.found.${path}`)
  if (value === null || value === "") return undefined
  return typeof value === "string" ? value : JSON.stringify(value)
}
