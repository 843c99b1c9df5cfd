import type { SourceLocation } from "../declarations/declaration.ts"
import type { GatewayResponseType } from "./gateway-response-types.ts"

/** A REST API as API Gateway sees it: the template and the local gateway are both made from this. */
export interface ApiDescription {
  readonly routes: readonly ApiRoute[]
  readonly authorizers: readonly ApiAuthorizer[]
  /** Media types API Gateway treats as binary, such as `image/*`. */
  readonly binaryMediaTypes: readonly string[]
  /** What API Gateway's own answers look like where they are not the usual ones. */
  readonly gatewayResponses: ApiGatewayResponses
  /** The stage's name in the invoke URL. */
  readonly stageName: string
}

export interface ApiRoute {
  /** Upper case; never `OPTIONS` for a generated preflight, which `cors` stands for. */
  readonly method: string
  /** `/todos/{id}`, without the stage. */
  readonly path: string
  readonly functionId: string
  /** Id of an entry in `authorizers`. Absent: anyone may call. */
  readonly authorizerId?: string | undefined
  /** What the preflight of this path answers. */
  readonly cors?: ApiCors | undefined
  readonly location: SourceLocation
}

export interface ApiAuthorizer {
  readonly id: string
  readonly type: "token" | "request"
  readonly functionId: string
  /** 0 to 3600; 0 switches the cache off. */
  readonly ttlSeconds: number
  /** `method.request.header.Authorization`, `method.request.querystring.key`, `context.…`, `stageVariables.…`. */
  readonly identitySources: readonly string[]
  readonly identityValidationExpression?: string | undefined
  readonly location: SourceLocation
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

export type ApiGatewayResponses = Readonly<Partial<Record<GatewayResponseType, ApiGatewayResponse>>>

export interface ApiGatewayResponse {
  /** Default: the type's. */
  readonly status?: number | undefined
  /** In API Gateway's notation: `'text'`, `method.request.header.X`, `context.requestId`. */
  readonly headers: Readonly<Record<string, string>>
  /** Templates of the body, by media type; none leaves it as it is. */
  readonly templates: Readonly<Record<string, string>>
}
