import type { SourceLocation } from "../declarations/declaration.ts"
import type { CfnIntrinsic } from "../declarations/iam.ts"
import type { ApiDomain } from "./domain/api-domain.ts"
import type { ApiWaf } from "./waf/api-waf.ts"
import type { ApiSourcePolicy } from "./source/api-source-policy.ts"
import type { ApiStage } from "./stage/api-stage.ts"
import type { ApiValidation } from "./validation/api-validation.ts"
import type { GatewayResponseType } from "./gateway-response-types.ts"
import type { ApiTarget } from "./integrations/api-target.ts"

/** An API as API Gateway sees it: the template and the local gateway are both made from this. */
export interface ApiDescription extends ApiStage {
  /** Default `rest`. */
  readonly type?: "rest" | "http" | undefined
  readonly routes: readonly ApiRoute[]
  readonly authorizers: readonly ApiAuthorizer[]
  /** Media types API Gateway treats as binary, such as `image/*`. */
  readonly binaryMediaTypes: readonly string[]
  /** What API Gateway's own answers look like where they are not the usual ones. */
  readonly gatewayResponses: ApiGatewayResponses
  /** What an HTTP API does about CORS by itself. Absent: nothing. */
  readonly httpCors?: ApiHttpCors | undefined
  /** The stage's name in the invoke URL; `$default` is in none. */
  readonly stageName: string
  /** Who has keys. Absent: nobody. */
  readonly usage?: ApiUsage | undefined
  /** For every method that has none of its own, each by itself. */
  readonly throttle?: ApiThrottle | undefined
  /** Absent: the stage has none. */
  readonly cache?: ApiCache | undefined
  /** From where it may be called. Absent: anywhere. */
  readonly sourcePolicy?: ApiSourcePolicy | undefined
  /** Absent: nothing is asked before API Gateway. */
  readonly waf?: ApiWaf | undefined
  /** Bytes from which on answers are compressed, 0 to 10485760. Absent: none is. */
  readonly minimumCompressionSize?: number | undefined
  /** Default regional. */
  readonly endpoint?: ApiEndpoint | undefined
  /** Absent: only the execute-api name. */
  readonly domain?: ApiDomain | undefined
  /** Whether the execute-api name is shut, or said not to be. */
  readonly disableExecuteApiEndpoint?: boolean | undefined
}

export interface ApiEndpoint {
  readonly type: "REGIONAL" | "EDGE" | "PRIVATE"
  readonly vpcEndpoints: readonly string[]
}

/** The stage's cache; what is kept in it is the routes' affair. */
export interface ApiCache {
  /** GB. */
  readonly size: number
  readonly encrypted: boolean
}

export interface ApiRouteCache {
  /** 0 to 3600. */
  readonly ttlSeconds: number
  /** `method.request.path.id`, `method.request.querystring.page`, `method.request.header.Accept-Language`. */
  readonly keys: readonly string[]
  /** Methods of one namespace would share what they keep. */
  readonly namespace: string
}

/** API keys and what their holders may do. */
export interface ApiUsage {
  readonly source: "HEADER" | "AUTHORIZER"
  readonly keys: readonly ApiKey[]
  readonly plans: readonly ApiUsagePlan[]
}

export interface ApiKey {
  readonly name: string
  /** Absent: API Gateway makes it up. */
  readonly value?: string | undefined
  /** Name of its usage plan. */
  readonly plan: string
}

export interface ApiUsagePlan {
  readonly name: string
  readonly throttle?: ApiThrottle | undefined
  readonly methodThrottles: readonly (ApiThrottle & { readonly method: string; readonly path: string })[]
  readonly quota?: ApiQuota | undefined
}

/** A token bucket: holds `burst` requests, gains `rate` a second. */
export interface ApiThrottle {
  readonly rate: number
  readonly burst: number
}

export interface ApiQuota {
  readonly limit: number
  readonly period: "DAY" | "WEEK" | "MONTH"
  /** Days; see `QuotaOptions`. */
  readonly offset: number
}

export interface ApiRoute {
  /** Upper case; never `OPTIONS` for a generated preflight, which `cors` stands for. */
  readonly method: string
  /** `/todos/{id}`, without the stage. */
  readonly path: string
  readonly target: ApiTarget
  /** Id of an entry in `authorizers`. Absent: anyone may call. */
  readonly authorizerId?: string | undefined
  /** What a token needs one of. Absent or empty: none. */
  readonly scopes?: readonly string[] | undefined
  /** What the preflight of this path answers. */
  readonly cors?: ApiCors | undefined
  /** Whether callers need an API key. */
  readonly apiKeyRequired?: boolean | undefined
  readonly throttle?: ApiThrottle | undefined
  /** Absent: its answers are not kept. */
  readonly cache?: ApiRouteCache | undefined
  /** How long API Gateway waits for the target, 50 to 29000. Default 29000; 900000 is most and default where it streams. */
  readonly timeoutMs?: number | undefined
  /** Absent: whatever is sent goes to the function. */
  readonly validation?: ApiValidation | undefined
  readonly location: SourceLocation
}

export type ApiAuthorizer =
  | ApiLambdaAuthorizer
  | ApiExistingAuthorizer
  | ApiJwtAuthorizer
  | ApiCognitoAuthorizer
  | ApiIamAuthorizer

interface ApiAuthorizerBase {
  readonly id: string
  readonly location: SourceLocation
}

interface CachedAuthorizer extends ApiAuthorizerBase {
  /** 0 to 3600; 0 switches the cache off. */
  readonly ttlSeconds: number
  readonly identityValidationExpression?: string | undefined
}

/** A class of the app. */
export interface ApiLambdaAuthorizer extends CachedAuthorizer {
  readonly type: "token" | "request"
  readonly functionId: string
  /** `method.request.header.Authorization`, `method.request.querystring.key`, `context.…`, `stageVariables.…`. */
  readonly identitySources: readonly string[]
}

/** A function that is deployed outside of the app. */
export interface ApiExistingAuthorizer extends CachedAuthorizer {
  readonly type: "existing"
  readonly event: "token" | "request"
  /** An ARN whose `${AWS::…}` are still to be filled in, or an intrinsic function that yields one. */
  readonly functionArn: string | CfnIntrinsic
  /** Whether the template lets the API invoke it. */
  readonly permission: boolean
  /** What an HTTP API sends it, and whether it answers `{ isAuthorized }` there. */
  readonly payloadFormatVersion: "1.0" | "2.0"
  readonly simpleResponses: boolean
  readonly identitySources: readonly string[]
}

/** Tokens of an issuer; a REST API asks a function that the framework has the code of. */
export interface ApiJwtAuthorizer extends CachedAuthorizer {
  readonly type: "jwt"
  readonly functionId: string
  readonly issuer: string
  readonly audience: readonly string[]
  readonly header: string
  readonly jwksUri?: string | undefined
}

/** Tokens of user pools. */
export interface ApiCognitoAuthorizer extends CachedAuthorizer {
  readonly type: "cognito"
  readonly userPools: readonly ApiUserPool[]
  readonly header: string
}

export interface ApiUserPool {
  /** The id of a pool that the app declares. */
  readonly declared?: string | undefined
  /** Of any other: an ARN, or what yields one. */
  readonly arn?: string | undefined
  readonly intrinsic?: CfnIntrinsic | undefined
  /** Names of the clients of a declared pool. */
  readonly clients?: readonly string[] | undefined
  /** What it is called on this machine, where it has no ARN. */
  readonly localId: string
}

/** AWS signatures. */
export interface ApiIamAuthorizer extends ApiAuthorizerBase {
  readonly type: "iam"
}

export interface ApiCors {
  /** At least one: that of the request where it is among them, the first otherwise. */
  readonly allowOrigins: readonly string[]
  /** Sorted, without duplicates. */
  readonly allowHeaders: readonly string[]
  readonly exposeHeaders: readonly string[]
  readonly maxAgeSeconds?: number | undefined
  readonly allowCredentials: boolean
}

/** The one CORS configuration of an HTTP API. */
export interface ApiHttpCors extends ApiCors {
  /** Sorted, without duplicates. */
  readonly allowMethods: readonly string[]
}

export type ApiGatewayResponses = Readonly<Partial<Record<GatewayResponseType, ApiGatewayResponse>>>

export interface ApiGatewayResponse {
  /** Default: the type's. */
  readonly status?: number | undefined
  /** In API Gateway's notation: `'text'`, `method.request.header.X`, `context.requestId`. */
  readonly headers: Readonly<Record<string, string>>
  /** Templates of the body, by media type; none leaves it as it is. */
  readonly templates: Readonly<Record<string, string>>
}
