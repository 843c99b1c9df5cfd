import type { MethodCall } from "../method-endpoint.ts"
import { compileRequestValue } from "../request-value.ts"
import type { BackendResponse } from "./call-backend.ts"
import { javaText } from "./mapping/java-text.ts"
import { readJsonPath } from "./mapping/read-json-path.ts"
import { TemplateError } from "./mapping/template-error.ts"

/**
 * Reads a value for a request to a target: `'text'`, `method.request.body`, `method.request.body.a.b`, or a place as
 * elsewhere. Undefined where there is none; then the parameter is left out.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
 */
export function requestValue(expression: string, call: MethodCall): string | undefined {
  const literal = literalOf(expression)
  if (literal !== undefined) return literal
  const [, path] = /^method\.request\.body(?:\.(.+))?$/.exec(expression) ?? []
  const body = call.arrival.request.body
  if (expression === "method.request.body") return Buffer.from(body).toString()
  if (path !== undefined) return bodyValue(Buffer.from(body).toString(), path)
  const place = expression.replace(/^method\.request\.multivalue(header|querystring)\./, "method.request.$1.")
  if (place === expression) return compileRequestValue(expression)?.(call.event)
  return multiValue(place, call)
}

/** The same for an answer to the client, which may read the target's: `integration.response.header.Location`. */
export function responseValue(expression: string, call: MethodCall, response: BackendResponse): string | undefined {
  const literal = literalOf(expression)
  if (literal !== undefined) return literal
  const [, place, name = ""] =
    /^integration\.response\.(header|multivalueheader|body)(?:\.(.+))?$/.exec(expression) ?? []
  if (place === undefined) return compileRequestValue(expression)?.(call.event)
  const text = Buffer.from(response.body).toString()
  if (place === "body") return name === "" ? text : bodyValue(text, name)
  const values = response.headers.filter(([header]) => header.toLowerCase() === name.toLowerCase())
  return place === "header" ? values.at(-1)?.[1] : values.map(([, value]) => value).join(",") || undefined
}

function literalOf(expression: string): string | undefined {
  return /^'(.*)'$/s.exec(expression)?.[1]
}

function bodyValue(body: string, path: string): string | undefined {
  try {
    return javaText(readJsonPath(JSON.parse(body === "" ? "{}" : body), `$.${path}`)) || undefined
  } catch (error) {
    if (error instanceof TemplateError) throw error
    throw new TemplateError("not json", error instanceof Error ? error.message : String(error))
  }
}

function multiValue(place: string, { event }: MethodCall): string | undefined {
  const [, kind, name = ""] = /^method\.request\.(header|querystring)\.(.+)$/.exec(place) ?? []
  const values = kind === "header" ? event.multiValueHeaders : event.multiValueQueryStringParameters
  const spelling = Object.keys(values ?? {}).find((key) =>
    kind === "header" ? key.toLowerCase() === name.toLowerCase() : key === name,
  )
  return spelling === undefined ? undefined : values?.[spelling]?.join(",")
}
