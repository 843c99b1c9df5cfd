export type {
  ApiAuthorizer,
  ApiCache,
  ApiCognitoAuthorizer,
  ApiCors,
  ApiDescription,
  ApiExistingAuthorizer,
  ApiGatewayResponses,
  ApiHttpCors,
  ApiJwtAuthorizer,
  ApiLambdaAuthorizer,
  ApiRoute,
  ApiThrottle,
  ApiUsage,
  ApiUserPool,
} from "./api-description.ts"
export { httpMethodsOf } from "./any-method.ts"
export { apiOptionsOf } from "../declarations/api-options.ts"
export { mergeApi } from "../declarations/merge-api.ts"
export type { ApiDomain, ApiMadeDomain, ApiMutualTls } from "./domain/api-domain.ts"
export type { ApiWaf, ApiWafMatch, ApiWafResponse, ApiWafRule, ApiWebAcl } from "./waf/api-waf.ts"
export type {
  ApiAwsRequest,
  ApiExistingFunction,
  ApiFunctionTarget,
  ApiHttpProxy,
  ApiIntegration,
  ApiIntegrationResponse,
  ApiMappedIntegration,
  ApiParameters,
  ApiRestIntegration,
  ApiTarget,
  ApiVpcLink,
} from "./integrations/api-target.ts"
export { type ApiReference, type ApiText, joinText } from "./integrations/api-text.ts"
export { stageFunctions } from "./existing-function/stage-functions.ts"
export { checkFunctionUrl } from "./function-url/check-function-url.ts"
export type { FunctionUrl } from "./function-url/function-url.ts"
export { checkFunctionUrlOption } from "./function-url/function-url-option.ts"
export { resolveFunctionUrl } from "./function-url/resolve-function-url.ts"
export type { ServedRoute } from "./function-url/served-route.ts"
export { servingFunction } from "./function-url/serving-function.ts"
export { endpointVariable } from "./integrations/endpoint-variable.ts"
export type { IntegrationSurroundings } from "./integrations/integration-surroundings.ts"
export { targetLabel } from "./integrations/target-label.ts"
export { originTemplate } from "./integrations/with-cors.ts"
export type { ApiSourcePolicy, ApiSources } from "./source/api-source-policy.ts"
export type { ApiCanary } from "./stage/api-stage.ts"
export { untoldKeys } from "./source/judge-condition.ts"
export { resourcePolicyStatements } from "./source/resource-policy-statements.ts"
export { apiOptionFaults } from "./check-api-options.ts"
export { checkHttpDeclarations } from "./check-http-declarations.ts"
export type { SigningIdentity } from "./authorizers/identity-provider.ts"
export { guardedScopes } from "./authorizers/guarded-scopes.ts"
export { jwtFunctionId } from "./authorizers/describe-authorizer.ts"
export { jwtFunctionOptions, jwtIdentitySources } from "./authorizers/jwt-function-options.ts"
export { localUserPoolId } from "./authorizers/user-pool-issuer.ts"
export { chooseTokenAuthorizer, issuersOf } from "./identity/choose-token-authorizer.ts"
export { signIn, type SignInOptions } from "./identity/sign-in.ts"
export { tokenClaims, type TokenOptions } from "./identity/token-claims.ts"
export { describeApi, type DescribeOptions } from "./describe-api.ts"
export { gatewayResponseStatuses, type GatewayResponseType } from "./gateway-response-types.ts"
export type { Fault } from "./fault.ts"
export type {
  Gateway,
  GatewayOptions,
  GatewayRequest,
  GatewayResponse,
  InvokeLimits,
  InvokeOutcome,
  StreamOutcome,
} from "./gateway.ts"
export { DEFAULT_ROUTE, routeKeyOf } from "./http-api/route-key.ts"
export { toParameterExpression } from "./http-api/integrations/parameter-expression.ts"
export { proxyUrl } from "./http-api/integrations/proxy-url.ts"
export { toSelectionExpression } from "./http-api/http-api-identity-source.ts"
export { type Preflight, preflightsOf } from "./preflight.ts"
export { type LocalApiKey, localApiKeys } from "./usage/local-api-keys.ts"
export type { ProxyEvent, ProxyIdentity, ProxyRequestContext } from "./proxy-event.ts"
export type { WebSocketApi, WebSocketAuthorizer, WebSocketRoute } from "./web-socket/api-web-socket.ts"
export { checkWebSocket } from "./web-socket/check-web-socket.ts"
export { describeWebSocket } from "./web-socket/describe-web-socket.ts"
export type { ClientSocket, ConnectionEnd, WebSocketConnection } from "./web-socket/web-socket-connection.ts"
export type { Handshake, RouteOutcome, WebSocketGateway } from "./web-socket/web-socket-gateway.ts"
export { webSocketOptionFaults } from "./web-socket/web-socket-option-checks.ts"
