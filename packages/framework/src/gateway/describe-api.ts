import type { AppDeclaration } from "../declarations/app-declaration.ts"
import type { Declaration } from "../declarations/declaration.ts"
import { corsOf } from "../http/cors.ts"
import type { ApiDescription, ApiRoute } from "./api-description.ts"
import type { HttpDeclaration } from "../declarations/http-declaration.ts"
import type { IntegrationDeclaration } from "../declarations/integrations/integration-declaration.ts"
import { describeClass, describeValue } from "./authorizers/describe-authorizer.ts"
import { type DeclaredApi, declaredApi, type DeclaredMethod, locationOf } from "./declared-api.ts"
import { describeGatewayResponses } from "./describe-gateway-responses.ts"
import { describeCache, describeRouteCache } from "./cache/describe-cache.ts"
import { describeDomain } from "./domain/describe-domain.ts"
import { describeEndpoint, describeSourcePolicy } from "./source/describe-source-policy.ts"
import { describeHttpApiTarget } from "./http-api/integrations/describe-http-api-target.ts"
import { describeHttpApi } from "./http-api/describe-http-api.ts"
import { describeStage } from "./stage/describe-stage.ts"
import { describeWaf } from "./waf/describe-waf.ts"
import type { ApiTarget } from "./integrations/api-target.ts"
import { withCors } from "./integrations/with-cors.ts"
import { describeTarget } from "./integrations/targets/describe-target.ts"
import { describeUsage } from "./usage/describe-usage.ts"
import { describeIntegrationValidation } from "./integrations/describe-integration-validation.ts"
import { describeValidation } from "./validation/describe-validation.ts"

export interface DescribeOptions {
  /** The stage's name in the invoke URL. */
  readonly stageName: string
  /** The function that serves a route; an authorizer's is its class name. */
  functionIdOf(route: HttpDeclaration): string
}

/** The API that declarations add up to; call `checkHttpDeclarations` first, nothing is checked here. */
export function describeApi(declarations: readonly Declaration[], options: DescribeOptions): ApiDescription {
  const declared = declaredApi(declarations)
  const { app, methods, authorizers, authorizerValues } = declared
  const scopes = new Map(authorizerValues.map((value) => [value.id, "scopes" in value ? value.scopes : []]))
  const apiRoutes = methods.flatMap((route) => {
    const own = scopes.get(route.authorizer ?? "") ?? []
    const target: ApiTarget =
      route.kind === "integration"
        ? describeIntegration(route, app)
        : { type: "function", functionId: options.functionIdOf(route), ...(route.stream && { isStreamed: true }) }
    return describeRoute({ ...route, scopes: route.scopes ?? own }, { target, app })
  })
  const api: ApiDescription = {
    routes: apiRoutes,
    authorizers: [...authorizers.map(describeClass), ...authorizerValues.map(describeValue)].filter(
      ({ id }) => !isOfWebSocketAlone(id, declared),
    ),
    binaryMediaTypes: app?.binaryMediaTypes ?? [],
    gatewayResponses: describeGatewayResponses(app?.api?.gatewayResponses, apiRoutes.find(({ cors }) => cors)?.cors),
    stageName: options.stageName,
    usage: describeUsage(app?.api),
    throttle: app?.api?.throttle,
    cache: describeCache(app?.api?.cache),
    minimumCompressionSize: app?.api?.minimumCompressionSize,
    sourcePolicy: describeSourcePolicy(app?.api?.resourcePolicy),
    endpoint: describeEndpoint(app?.api),
    waf: describeWaf(app?.api?.waf),
    domain: describeDomain(app?.api?.domain),
    disableExecuteApiEndpoint: app?.api?.disableExecuteApiEndpoint,
    ...describeStage(app?.api),
  }
  return app?.api?.type === "http" ? describeHttpApi(api, declared) : api
}

function isOfWebSocketAlone(id: string, { webSocket, methods }: DeclaredApi): boolean {
  return webSocket.some(({ authorizer }) => authorizer === id) && !methods.some(({ authorizer }) => authorizer === id)
}

/** HTTP APIs add the headers of CORS to all answers by themselves. */
function describeIntegration(
  { target, path, cors }: IntegrationDeclaration,
  app: AppDeclaration | undefined,
): ApiTarget {
  return app?.api?.type === "http" ? describeHttpApiTarget(target, path) : withCors(describeTarget(target), cors)
}

interface RouteContext {
  readonly target: ApiTarget
  readonly app: AppDeclaration | undefined
}

function describeRoute(route: DeclaredMethod, { target, app }: RouteContext): ApiRoute[] {
  const { api, binaryMediaTypes = [] } = app ?? {}
  const validation =
    route.kind === "http"
      ? describeValidation(route, { api, binaryMediaTypes })
      : describeIntegrationValidation(route.body, { target, binaryMediaTypes })
  return route.methods.map((method) => ({
    method: method.toUpperCase(),
    path: route.path,
    target,
    authorizerId: route.authorizer,
    ...(route.scopes?.length && { scopes: route.scopes }),
    cors: corsOf(route.cors),
    ...(route.apiKey && { apiKeyRequired: true }),
    throttle: route.throttle,
    cache: describeRouteCache(route, { method: method.toUpperCase(), stage: api?.cache }),
    timeoutMs: route.timeoutMs,
    validation,
    location: locationOf(route),
  }))
}
