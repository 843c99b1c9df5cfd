import type { Answer } from "../answer.ts"
import type { ApiDescription, ApiRoute } from "../api-description.ts"
import { type Arrival, receiveRequest } from "../arrival.ts"
import { domainPath } from "../domain/domain-path.ts"
import type { Endpoint } from "../endpoint.ts"
import { gatewayIdentity } from "../gateway-identity.ts"
import { GatewayMemory } from "../gateway-memory.ts"
import type { Gateway, GatewayOptions, GatewayResponse } from "../gateway.ts"
import { hasContentLength } from "../has-content-length.ts"
import { MAX_REQUEST_BYTES } from "../limits.ts"
import { buildRouteTable, type RouteMatch } from "../route-table.ts"
import { createTokenBucket } from "../throttle/token-bucket.ts"
import { createRouteAuthorizers } from "./authorizers/create-route-authorizers.ts"
import { httpApiAccessLogger } from "./http-api-access-log.ts"
import { httpApiCors, type HttpApiCorsAnswers } from "./http-api-cors.ts"
import { httpApiErrors } from "./http-api-errors.ts"
import { httpApiIntegration } from "./http-api-integration.ts"
import { httpApiPath } from "./http-api-path.ts"
import type { HttpApiEnvironment, RouteCheck } from "./route-call.ts"
import { DEFAULT_ROUTE, routeKeyOf } from "./route-key.ts"
import { routeEndpoint } from "./route-endpoint.ts"

/** Emulates an API Gateway HTTP API as pure logic. Throws when the description or an option cannot be served. */
export function createHttpApiGateway(api: ApiDescription, options: GatewayOptions): Gateway {
  // The stage `$default` is in no URL.
  const gateway = { ...options, stageInPath: false }
  const variables = { ...api.stageVariables, ...options.stageVariables }
  const environment: HttpApiEnvironment = {
    identity: gatewayIdentity(options),
    stageName: api.stageName,
    stageVariables: Object.keys(variables).length > 0 ? variables : undefined,
    gateway,
  }
  const cors = httpApiCors(api.httpCors)
  const endpoints = endpointsOf(api, { environment, cors })
  const table = buildRouteTable(endpoints.filter(({ path }) => path !== DEFAULT_ROUTE))
  const otherwise = endpoints.find(({ path }) => path === DEFAULT_ROUTE)
  const log = httpApiAccessLogger(api.accessLogs, environment)

  const reception = {
    stageName: api.stageName,
    identity: environment.identity,
    options: gateway,
    domainPath: domainPath(api.domain),
  }

  function routeOf({ request, apiPath }: Arrival): RouteMatch<Endpoint> | undefined {
    const match = table.match(request.method, httpApiPath(apiPath).replace(/^\/+/, "/"))
    return match ?? (otherwise && { route: otherwise, pathParameters: null })
  }

  return {
    async handle(request) {
      const arrival = receiveRequest(request, reception)
      if (arrival.isOutsideStage) return answerOutside(arrival)
      const match = routeOf(arrival)
      const answer =
        sizeFault(arrival) ?? (await (match ? answerBy(match, arrival) : answerWithoutRoute(arrival, cors)))
      const isPreflight = !("refused" in answer) && cors.preflight(arrival) !== undefined
      const headers = isPreflight ? answer.headers : cors.decorate(headersOf(answer), arrival)
      const response = finish(answer, headers, arrival)
      log?.({ arrival, answer, response, routeKey: match && routeKeyOf(match.route) })
      return response
    },
  }
}

/** Of a custom domain and none of its mappings: it is not known yet which API is meant. † The answer, as REST APIs have it. */
function answerOutside(arrival: Arrival): GatewayResponse {
  const answer = { refused: httpApiErrors.FORBIDDEN, reason: `${arrival.contextPath} is outside of the API` }
  return finish(answer, headersOf(answer), arrival)
}

function answerBy({ route, pathParameters }: RouteMatch<Endpoint>, arrival: Arrival): Answer | Promise<Answer> {
  return route.answer(arrival, pathParameters)
}

function answerWithoutRoute(arrival: Arrival, cors: HttpApiCorsAnswers): Answer {
  const { request, contextPath } = arrival
  const reason = `no route for ${request.method} ${contextPath}`
  return cors.preflight(arrival) ?? { refused: httpApiErrors.NOT_FOUND, reason }
}

interface EndpointContext {
  readonly environment: HttpApiEnvironment
  readonly cors: HttpApiCorsAnswers
}

function endpointsOf(api: ApiDescription, { environment, cors }: EndpointContext): readonly Endpoint[] {
  const authorizersOf = createRouteAuthorizers(api, environment)
  const { memory = new GatewayMemory() } = environment.gateway
  return api.routes.map((route) => {
    const integration = httpApiIntegration(route, environment)
    return routeEndpoint(route, {
      environment,
      checks: [...authorizersOf(route), ...throttleChecks(route, api.throttle, memory)],
      integration: (call) => cors.preflight(call.arrival) ?? integration(call),
    })
  })
}

function throttleChecks(
  { method, path, throttle: own }: ApiRoute,
  ofAll: ApiDescription["throttle"],
  memory: GatewayMemory,
): readonly RouteCheck[] {
  const throttle = own ?? ofAll
  if (!throttle) return []
  const take = memory.buckets.of(["route", method, path, throttle], () => createTokenBucket(throttle))
  const reason = `more than ${throttle.rate} requests a second, and ${throttle.burst} at once, for this route`
  return [(call) => (take(call.arrival.time) ? call : { refused: httpApiErrors.THROTTLED, reason })]
}

/** "Total combined size of request line and header values", quotas for HTTP APIs. */
const MAX_HEADER_BYTES = 10_240

function sizeFault({ request: { method, target, headers, body } }: Arrival): Answer | undefined {
  if (body.byteLength > MAX_REQUEST_BYTES) {
    const reason = `the body has ${body.byteLength} bytes, more than API Gateway's 10 MB`
    return { refused: httpApiErrors.REQUEST_TOO_LARGE, reason }
  }
  const line = method.length + target.length + " HTTP/1.1".length + 1
  const bytes = headers.reduce((sum, [, value]) => sum + value.length, line)
  if (bytes <= MAX_HEADER_BYTES) return undefined
  return { refused: httpApiErrors.HEADERS_TOO_LARGE, reason: `request line and headers have ${bytes} bytes` }
}

function headersOf(answer: Answer): GatewayResponse["headers"] {
  return "refused" in answer ? [["content-type", "application/json"], ...(answer.headers ?? [])] : answer.headers
}

/** Completes an answer with the headers that every one has. */
function finish(answer: Answer, headers: GatewayResponse["headers"], { request, ids }: Arrival): GatewayResponse {
  const refused = "refused" in answer
  const status = refused ? answer.refused.status : answer.status
  const body = refused ? Buffer.from(answer.refused.body) : answer.body
  const requestId = ids.extendedRequestId
  const length = hasContentLength(status) ? [["content-length", String(body.byteLength)] as const] : []
  return {
    status,
    headers: [...length, ...headers, ["apigw-requestid", requestId]],
    body: request.method === "HEAD" ? new Uint8Array() : body,
    requestId,
    ...(refused
      ? { diagnostic: answer.reason, cause: answer.cause }
      : { functionId: answer.functionId, target: answer.target }),
  }
}
