import { compileRequestValue } from "../../request-value.ts"
import type { DeclaredTarget } from "../../../declarations/integrations/integration-declaration.ts"
import type { ApiRestIntegration } from "../api-target.ts"
import type { IntegrationFault } from "../integration-fault.ts"
import { placeholdersOf } from "../targets/describe-http.ts"
import { toPlace } from "../targets/describe-mappings.ts"

/** Faults of what mappings read, and of placeholders that nothing fills in. */
export function checkParameters(
  target: ApiRestIntegration,
  { path, declared }: { readonly path: string; readonly declared: DeclaredTarget },
): readonly IntegrationFault[] {
  const written = writtenPlaces(declared)
  const params = new Set(placeholdersOf(path))
  const { path: inPath, query, headers } = "parameters" in target ? target.parameters : NONE
  const read = [...Object.values(inPath), ...Object.values(query), ...Object.values(headers)]
  const answered = "responses" in target ? target.responses.flatMap((response) => Object.values(response.headers)) : []
  return [
    ...unusedFaults(target, Object.keys(inPath)),
    ...headerFaults(target),
    ...[...new Set(read)].flatMap((expression) => readFaults(expression, { params, path, written })),
    ...[...new Set(answered)].flatMap((expression) => answerFaults(expression, written)),
  ]
}

const NONE = { path: {}, query: {}, headers: {} }
const CODE = "INTEGRATION_PARAMETER_UNKNOWN"

function isRequestPlace(expression: string): boolean {
  const single = expression.replace(/^method\.request\.multivalue(header|querystring)\./, "method.request.$1.")
  return /^method\.request\.body(\.|$)/.test(expression) || compileRequestValue(single) !== undefined
}

function isResponsePlace(expression: string): boolean {
  if (/^integration\.response\.((multivalue)?header\.[\w-]+|body(\..+)?)$/.test(expression)) return true
  return /^(context|stageVariables)\./.test(expression) && compileRequestValue(expression) !== undefined
}

interface Reading {
  readonly params: ReadonlySet<string>
  readonly path: string
  /** Places as the app's code has them, by what they are in API Gateway. */
  readonly written: ReadonlyMap<string, string>
}

function readFaults(expression: string, { params, path, written }: Reading): readonly IntegrationFault[] {
  if (isText(expression)) return textFaults(expression)
  const [, param] = /^method\.request\.path\.(.+)$/.exec(expression) ?? []
  if (param !== undefined && !params.has(param)) {
    const hint = `Its parameters are ${[...params].join(", ") || "none"}; map others: path: { ${param}: { from: "query.${param}" } }.`
    return [{ code: CODE, message: `the path ${path} has no {${param}}`, hint }]
  }
  if (isRequestPlace(expression)) return []
  const message = `${JSON.stringify(written.get(expression) ?? expression)} is no place that can be read here`
  return [
    { code: CODE, message, hint: "Requests are read at path.x, query.x, header.X, body.x, context.x and stage.x." },
  ]
}

function answerFaults(expression: string, written: ReadonlyMap<string, string>): readonly IntegrationFault[] {
  if (isText(expression)) return textFaults(expression)
  if (isResponsePlace(expression)) return []
  const message = `${JSON.stringify(written.get(expression) ?? expression)} cannot be read in the headers of an answer`
  const [, name] = /^method\.request\.(?:path|querystring|header)\.(.+)$/.exec(expression) ?? []
  const hint =
    name === undefined
      ? "Answers read integration.response.header.X, integration.response.body.x, context.x and stage.x."
      : `Let the answer's template write it: #set($context.responseOverride.header.X-Name = $input.params("${name}")).`
  return [{ code: CODE, message, hint }]
}

function isText(expression: string): boolean {
  return /^'.*'$/s.test(expression)
}

function writtenPlaces(value: unknown): ReadonlyMap<string, string> {
  if (typeof value !== "object" || value === null) return new Map()
  return new Map(
    Object.entries(value).flatMap(([key, inside]) =>
      key === "from" && typeof inside === "string" ? [[toPlace(inside), inside] as const] : [...writtenPlaces(inside)],
    ),
  )
}

// https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
function textFaults(expression: string): readonly IntegrationFault[] {
  if (!/'|[\r\n]/.test(expression.slice(1, -1))) return []
  const hint = "Texts have neither quotes nor line breaks; use a template."
  return [{ code: CODE, message: `${expression} cannot stand in a mapping`, hint }]
}

function unusedFaults(target: ApiRestIntegration, mapped: readonly string[]): readonly IntegrationFault[] {
  const url =
    "url" in target ? target.url : "request" in target && typeof target.request === "string" ? target.request : ""
  if (target.type === "aws" && url === "") return []
  const placeholders = new Set(placeholdersOf(url))
  return mapped
    .filter((name) => !placeholders.has(name))
    .map((name) => ({
      code: CODE,
      message: `${url} has no {${name}}`,
      hint: "Add the placeholder, or remove the mapping.",
    }))
}

/** Recorded on AWS (LocalStack's integration_request.py): each request would be a 500. */
function headerFaults(target: ApiRestIntegration): readonly IntegrationFault[] {
  if (!("parameters" in target)) return []
  const refused = target.type === "aws" ? [...REFUSED, ...REFUSED_OF_AWS] : REFUSED
  return Object.keys(target.parameters.headers)
    .filter((name) => refused.includes(name.toLowerCase()))
    .map((name) => ({ code: CODE, message: `API Gateway sends ${name} itself`, hint: "Remove the header." }))
}

const REFUSED = ["content-length", "transfer-encoding", "x-amzn-trace-id", "x-amzn-apigateway-api-id"]
const REFUSED_OF_AWS = ["authorization", "connection", "expect", "proxy-authenticate", "te"]
