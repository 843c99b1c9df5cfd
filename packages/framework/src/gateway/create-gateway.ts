import { type Answer, finishAnswer, type Refusal } from "./answer.ts"
import type { ApiDescription } from "./api-description.ts"
import { type Arrival, receiveRequest } from "./arrival.ts"
import { createAuthorizer } from "./authorizer.ts"
import type { EventEnvironment } from "./build-proxy-event.ts"
import type { Endpoint } from "./endpoint.ts"
import { functionEndpoint } from "./function-endpoint.ts"
import { gatewayErrors, incompleteSignature } from "./gateway-error.ts"
import { gatewayIdentity } from "./gateway-identity.ts"
import type { Gateway, GatewayOptions } from "./gateway.ts"
import { MAX_REQUEST_BYTES } from "./limits.ts"
import { binaryMatcher } from "./media-type.ts"
import { gatewayResponseHeaders, preflightsOf } from "./preflight.ts"
import { preflightEndpoint } from "./preflight-endpoint.ts"
import { buildRouteTable, type RouteTable } from "./route-table.ts"

/**
 * Emulates an API Gateway REST API as pure logic: routing, events, authorizers, CORS preflights, response mapping and
 * limits. Whatever can be compiled is compiled here, once. Throws when the description or an option cannot be served.
 */
export function createGateway(api: ApiDescription, options: GatewayOptions): Gateway {
  const environment: EventEnvironment = {
    identity: gatewayIdentity(options),
    stageName: api.stageName,
    options,
    isBinary: binaryMatcher(api.binaryMediaTypes),
  }
  const table = buildRouteTable(endpointsOf(api, environment, options))
  const errorHeaders = api.gatewayResponseCors ? gatewayResponseHeaders(api.gatewayResponseCors) : []
  return {
    async handle(request) {
      const arrival = receiveRequest(request, environment)
      const answer = await answerTo(arrival, table)
      return finishAnswer(answer, { ids: arrival.ids, isHead: request.method === "HEAD", errorHeaders })
    },
  }
}

function endpointsOf(api: ApiDescription, environment: EventEnvironment, gateway: GatewayOptions): readonly Endpoint[] {
  const authorizers = new Map(
    api.authorizers.map((authorizer) => [authorizer.id, createAuthorizer(authorizer, gateway)]),
  )
  const functions = api.routes.map((route) => {
    const authorizer = route.authorizerId === undefined ? undefined : authorizers.get(route.authorizerId)
    if (route.authorizerId !== undefined && !authorizer) {
      // Serving the route without its authorizer would leave it open.
      throw new Error(`${route.method} ${route.path} names the authorizer "${route.authorizerId}", which is not there.`)
    }
    return functionEndpoint(route, { environment, gateway, authorizer })
  })
  return [...functions, ...preflightsOf(api).map(preflightEndpoint)]
}

function answerTo(arrival: Arrival, table: RouteTable<Endpoint>): Answer | Promise<Answer> {
  const { request, path } = arrival
  if (request.body.byteLength > MAX_REQUEST_BYTES) {
    const reason = `the body has ${request.body.byteLength} bytes, more than API Gateway's 10 MB`
    return { refused: gatewayErrors.REQUEST_TOO_LARGE, reason }
  }
  if (arrival.isOutsideStage)
    return { refused: gatewayErrors.FORBIDDEN, reason: `${path} does not start with the stage` }
  const match = table.match(request.method, arrival.matchedPath)
  return match ? match.route.answer(arrival, match.pathParameters) : refuseUnknownRoute(arrival)
}

/** API Gateway does not tell an unknown path from a lack of permission. */
function refuseUnknownRoute({ request, path, headers }: Arrival): Refusal {
  const { authorization } = headers
  const refused =
    authorization === undefined ? gatewayErrors.MISSING_AUTHENTICATION_TOKEN : incompleteSignature(authorization)
  return { refused, reason: `no route for ${request.method} ${path}` }
}
