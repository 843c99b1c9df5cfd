import type { ApiOptions } from "../../declarations/api-options.ts"
import { corsOf } from "../../http/cors.ts"
import type { IntegrationDeclaration } from "../../declarations/integrations/integration-declaration.ts"
import type { HttpDeclaration } from "../../declarations/http-declaration.ts"
import { defaultBinaryMediaTypes } from "../../http/binary-media-types.ts"
import { nameOf } from "../check-routes.ts"
import { apiLocationOf, type DeclaredApi, type DeclaredMethod, locationOf } from "../declared-api.ts"
import type { Fault } from "../fault.ts"
import { checkHttpAuthorizers } from "./check-http-authorizers.ts"
import { checkHttpApiTarget } from "./integrations/check-http-api-target.ts"
import { DEFAULT_ROUTE } from "./route-key.ts"

/** Everything that an HTTP API lacks, where the app asks for it; and what REST APIs lack, where it is one. */
export function checkHttpApi(api: DeclaredApi): readonly Fault[] {
  if (api.app?.api?.type !== "http") return [...api.routes.flatMap(restFaults), ...restAuthorizerFaults(api)]
  return [
    ...optionFaults(api),
    ...api.methods.flatMap(methodFaults),
    ...api.routes.flatMap(routeFaults),
    ...api.integrations.flatMap(integrationFaults),
    ...corsFaults(api.methods),
    ...checkHttpAuthorizers(api),
  ]
}

const code = "HTTP_API_UNSUPPORTED"

/** The options of `api` that an HTTP API has. Any other is refused, so that none is ever ignored. */
const KNOWN: ReadonlySet<string> = new Set([
  "type",
  "throttle",
  "stageVariables",
  "accessLogs",
  "domain",
  "disableExecuteApiEndpoint",
])

/** What to do about some of the others. */
const HINTS: Readonly<Record<string, string>> = {
  apiKeySource: "HTTP APIs know no API keys.",
  cache: "HTTP APIs keep no answers. Set cache: false, and answer with Cache-Control.",
  endpoint: "HTTP APIs are regional.",
  minimumCompressionSize: "HTTP APIs compress nothing. Compress in the function, or put CloudFront in front.",
  requestValidation: "HTTP APIs check no requests; the function does.",
  gatewayResponses: "What an HTTP API answers by itself cannot be changed.",
  resourcePolicy: "HTTP APIs know no resource policies. Put CloudFront with AWS WAF in front, or use iamAuthorizer().",
  usagePlans: "HTTP APIs know no API keys. Use throttle, and an authorizer that knows the callers.",
}

function optionFaults({ app }: DeclaredApi): readonly Fault[] {
  if (!app) return []
  const options = Object.entries(app.api ?? {})
    .filter(([name, value]) => value !== undefined && !KNOWN.has(name) && !isHarmless(name, value))
    .map(([name]) => ({
      code,
      message: `api.${name} is not for HTTP APIs`,
      hint: `${HINTS[name] ?? "tsapi makes HTTP APIs without it."} ${REMOVE}`,
      location: apiLocationOf(app, name),
    }))
  const parts = LACKING_PARTS.filter(({ isIn }) => isIn(app.api ?? {})).map(({ option, part, hint }) => ({
    code,
    message: `api.${option}.${part} is not for HTTP APIs`,
    hint,
    location: apiLocationOf(app, option),
  }))
  const faults = [...options, ...parts]
  const types = app.binaryMediaTypes ?? []
  if (types.length === 0 || JSON.stringify(types) === JSON.stringify(defaultBinaryMediaTypes)) return faults
  const hint = `HTTP APIs decide by the Content-Type of a request and by isBase64Encoded of an answer. ${REMOVE}`
  return [...faults, { code, message: "binaryMediaTypes is not for HTTP APIs", hint, location: locationOf(app) }]
}

interface LackingPart {
  readonly option: keyof ApiOptions
  readonly part: string
  readonly hint: string
  isIn(api: ApiOptions): boolean
}

/** What HTTP APIs lack of the options that they have. */
const LACKING_PARTS: readonly LackingPart[] = [
  {
    option: "accessLogs",
    part: "destination",
    hint: "HTTP APIs write access logs to CloudWatch Logs only.",
    isIn: ({ accessLogs }) => String(Object(accessLogs).destination).includes(":firehose:"),
  },
  {
    option: "domain",
    part: "securityPolicy",
    hint: "Clients of HTTP APIs use TLS 1.2 or newer. Remove it.",
    isIn: ({ domain }) => domain?.securityPolicy === "TLS_1_0",
  },
]

const REMOVE = 'Remove it, or set api: "rest".'

/** What says that there is none of what HTTP APIs lack. */
function isHarmless(name: string, value: unknown): boolean {
  return (
    value === false ||
    (name === "endpoint" && value === "regional") ||
    (name === "requestValidation" && value === "function")
  )
}

function integrationFaults(integration: IntegrationDeclaration): readonly Fault[] {
  const unchecked = [
    "body is not for HTTP APIs",
    `They check no requests: check what arrives at the target. ${REMOVE}`,
  ] as const
  return [...checkHttpApiTarget(integration), ...(integration.body ? [unchecked] : [])].map(([problem, hint]) => ({
    code,
    message: `${nameOf(integration)}: ${problem}`,
    hint,
    location: locationOf(integration),
  }))
}

function faultOf(declared: DeclaredMethod, problem: string, hint: string): Fault {
  return { code, message: `${nameOf(declared)}: ${problem}`, hint, location: locationOf(declared) }
}

/** Of what functions and other targets may ask for. */
function methodFaults(method: DeclaredMethod): readonly Fault[] {
  return [
    ...(method.apiKey ? [faultOf(method, "apiKey is not for HTTP APIs", `HTTP APIs know no API keys. ${REMOVE}`)] : []),
    ...(method.cache ? [faultOf(method, "cache is not for HTTP APIs", `HTTP APIs keep no answers. ${REMOVE}`)] : []),
  ]
}

function routeFaults(route: HttpDeclaration): readonly Fault[] {
  const fault = (problem: string, hint: string) => faultOf(route, problem, hint)
  return [
    ...(route.requestValidation === "gateway"
      ? [fault("requestValidation is not for HTTP APIs", `HTTP APIs check no requests; the function does. ${REMOVE}`)]
      : []),
    ...(route.stream ? [fault("stream is not for HTTP APIs", `HTTP APIs send answers in one piece. ${REMOVE}`)] : []),
    ...(route.path === DEFAULT_ROUTE && route.methods.join() !== "ANY"
      ? [fault(`${DEFAULT_ROUTE} takes all methods`, `Write @route("ANY", "${DEFAULT_ROUTE}").`)]
      : []),
  ]
}

function restFaults(route: HttpDeclaration): readonly Fault[] {
  if (route.path !== DEFAULT_ROUTE) return []
  const message = `${nameOf(route)}: REST APIs have no route ${DEFAULT_ROUTE}`
  const hint = 'Set api: "http", or declare "/" and "/{proxy+}" with ANY.'
  return [{ code: "ROUTE_PATH_INVALID", message, hint, location: locationOf(route) }]
}

function restAuthorizerFaults({ authorizerValues }: DeclaredApi): readonly Fault[] {
  return authorizerValues.flatMap((value) => {
    if (value.scheme !== "existing") return []
    const option = (["payloadFormatVersion", "simpleResponses"] as const).find((name) => value[name] !== undefined)
    if (option === undefined) return []
    const message = `existingAuthorizer: ${option} is for HTTP APIs only`
    return [
      {
        code: "AUTHORIZER_FUNCTION_INVALID",
        message,
        hint: 'Remove it, or set api: "http".',
        location: locationOf(value),
      },
    ]
  })
}

/** API Gateway itself adds the headers to all answers, and takes away those of functions. */
function corsFaults(routes: readonly DeclaredMethod[]): readonly Fault[] {
  const first = routes.find(({ cors }) => corsOf(cors))
  if (!first) return []
  const expected = JSON.stringify(corsOf(first.cors))
  const { file, line } = locationOf(first)
  return routes
    .filter(({ cors }) => JSON.stringify(corsOf(cors)) !== expected)
    .map((route) => ({
      code,
      message: `${nameOf(route)} has not the same CORS options as ${nameOf(first)} (${file}:${line})`,
      hint: "An HTTP API has one CORS configuration for all routes: set cors on the App alone.",
      location: locationOf(route),
    }))
}
