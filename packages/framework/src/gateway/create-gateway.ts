import { type Answer, finishAnswer, type Refusal } from "./answer.ts"
import type { ApiDescription, ApiRoute } from "./api-description.ts"
import { type Arrival, receiveRequest } from "./arrival.ts"
import { createAuthorizers } from "./authorizers/create-authorizers.ts"
import { cachedIntegration } from "./cache/cached-integration.ts"
import { createCompression } from "./compression/create-compression.ts"
import type { EventEnvironment } from "./build-proxy-event.ts"
import { domainPath } from "./domain/domain-path.ts"
import type { Endpoint } from "./endpoint.ts"
import { gatewayErrors, incompleteSignature } from "./gateway-error.ts"
import { gatewayIdentity } from "./gateway-identity.ts"
import { GatewayMemory } from "./gateway-memory.ts"
import type { Gateway, GatewayOptions } from "./gateway.ts"
import { createHttpApiGateway } from "./http-api/create-http-api-gateway.ts"
import { createIntegration } from "./integrations/create-integration.ts"
import { binaryMatcher } from "./media-type.ts"
import { methodEndpoint } from "./method-endpoint.ts"
import { neverRejecting } from "./never-rejecting.ts"
import { preflightsOf } from "./preflight.ts"
import { preflightIntegration } from "./preflight-integration.ts"
import { refusalRenderer } from "./render-refusal.ts"
import { refuseTooLarge } from "./refuse-too-large.ts"
import { buildRouteTable, type RouteTable } from "./route-table.ts"
import { compileResourcePolicy } from "./source/compile-resource-policy.ts"
import { sourceChecks } from "./source/source-check.ts"
import { accessLogger } from "./stage/access-log.ts"
import { throttleChecks } from "./throttle/throttle-check.ts"
import { requestValidationChecks } from "./validation/request-validation-check.ts"
import { compileWebAcl } from "./waf/web-acl.ts"
import { createApiKeyChecks } from "./usage/api-key-check.ts"

/**
 * Emulates an API of API Gateway as pure logic: routing, events, authorizers, CORS preflights, response mapping and
 * limits. Whatever can be compiled is compiled here, once. Throws when the description or an option cannot be served.
 */
export function createGateway(api: ApiDescription, options: GatewayOptions): Gateway {
  return neverRejecting(api.type === "http" ? createHttpApiGateway(api, options) : createRestApiGateway(api, options))
}

function createRestApiGateway(api: ApiDescription, options: GatewayOptions): Gateway {
  const environment: EventEnvironment = {
    identity: gatewayIdentity(options),
    stageName: api.stageName,
    stageVariables: stageVariablesOf(api, options),
    options,
    isBinary: binaryMatcher(api.binaryMediaTypes),
  }
  const table = buildRouteTable(endpointsOf(api, environment, options))
  const renderRefusal = refusalRenderer(api.gatewayResponses, environment)
  const reception = { ...environment, domainPath: domainPath(api.domain) }
  const webAcl = compileWebAcl(api.waf)
  const { unpack, compress } = createCompression(api.minimumCompressionSize)
  const log = accessLogger(api.accessLogs, environment)
  return {
    async handle(received) {
      const request = unpack(received)
      const arrival = receiveRequest("refused" in request ? received : request, reception)
      const refusal = webAcl?.(received.sourceIp) ?? ("refused" in request ? request : undefined)
      const answer = refusal ?? compress(await answerTo(arrival, table), arrival)
      const render = (refusal: Refusal) => renderRefusal(refusal, arrival)
      const response = finishAnswer(answer, { ids: arrival.ids, isHead: received.method === "HEAD", render })
      log?.({ arrival, answer, response })
      return response
    },
  }
}

/** Those that the caller of the gateway names beat those of the API. Where not all requests are canaries, none is. */
function stageVariablesOf(api: ApiDescription, options: GatewayOptions): EventEnvironment["stageVariables"] {
  const ofCanary = api.canary?.percent === 100 ? api.canary.stageVariables : {}
  const variables = { ...api.stageVariables, ...ofCanary, ...options.stageVariables }
  return Object.keys(variables).length > 0 ? variables : undefined
}

function endpointsOf(api: ApiDescription, environment: EventEnvironment, gateway: GatewayOptions): readonly Endpoint[] {
  const { memory = new GatewayMemory() } = gateway
  const { stageVariables } = environment
  const resourcePolicy = compileResourcePolicy(api, environment)
  const authorizersOf = createAuthorizers(api, { environment, gateway, resourcePolicy })
  const sourcesOf = ({ authorizerId }: Pick<ApiRoute, "authorizerId">) =>
    sourceChecks(resourcePolicy, api.authorizers.find(({ id }) => id === authorizerId)?.type)
  const apiKeyChecksOf = createApiKeyChecks(api.usage, memory)
  const methods = api.routes.map((route) =>
    methodEndpoint(route, {
      environment,
      checks: [
        ...sourcesOf(route).before,
        ...authorizersOf(route),
        ...sourcesOf(route).after,
        ...apiKeyChecksOf(route),
        ...throttleChecks(route, { api, memory }),
        ...requestValidationChecks(route),
      ],
      integration: cachedIntegration(route, createIntegration(route, { environment, gateway }), {
        memory,
        stageVariables,
      }),
    }),
  )
  const preflights = preflightsOf(api).map((preflight) =>
    methodEndpoint(
      { method: "OPTIONS", path: preflight.path },
      {
        environment,
        checks: [
          ...sourcesOf({}).before,
          ...throttleChecks({ method: "OPTIONS", path: preflight.path }, { api, memory }),
        ],
        integration: preflightIntegration(preflight),
      },
    ),
  )
  return [...methods, ...preflights]
}

function answerTo(arrival: Arrival, table: RouteTable<Endpoint>): Answer | Promise<Answer> {
  const { request, path } = arrival
  const tooLarge = refuseTooLarge(request)
  if (tooLarge) return tooLarge
  if (arrival.isOutsideStage) return { refused: gatewayErrors.FORBIDDEN, reason: `${path} is outside of the API` }
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
