import type { GatewayResponseType } from "../gateway/gateway-response-types.ts"

/** How API Gateway serves an app's routes. `api` in tsapi.config.ts, and in a stage of it, adds to what the App says. */
export interface ApiOptions {
  /** What API Gateway answers by itself, by the type of the response. A type without an entry follows its DEFAULT. */
  readonly gatewayResponses?: Readonly<Partial<Record<GatewayResponseType, GatewayResponseOptions>>>
}

/** One of API Gateway's own answers. */
export interface GatewayResponseOptions {
  /** Default: the type's own. */
  readonly status?: number
  /** A text as it is, or what the request has in a place: `{ from: "method.request.header.Origin" }`. */
  readonly headers?: Readonly<Record<string, string | { readonly from: string }>>
  /**
   * By media type, or for `application/json`. Filled in: `$context.…` with `$context.error.messageString` and its like,
   * `$stageVariables.…`, `$method.request.header.…`. Default: `{"message":$context.error.messageString}`.
   */
  readonly body?: string | Readonly<Record<string, string>>
}
