import type { GatewayResponseType } from "../gateway/gateway-response-types.ts"
import type { ApiCacheOptions } from "./cache-options.ts"
import type { DomainOptions } from "./domain-options.ts"
import type { ResourcePolicyOptions } from "./source-options.ts"
import type { AccessLogOptions, CanaryOptions, ExecutionLogOptions } from "./stage-options.ts"
import type { RequestValidation } from "./validation-options.ts"
import type { WafOptions } from "./waf-options.ts"
import type { ThrottleOptions, UsagePlanOptions } from "./limit-options.ts"

/** How API Gateway serves an app's routes. `api` in tsapi.config.ts, and in a stage of it, adds to what the App says. */
export interface ApiOptions {
  /** A REST API, or an HTTP API: cheaper and quicker, and without much of what is below. Default `rest`. */
  readonly type?: "rest" | "http"
  /** What API Gateway answers by itself, by the type of the response. A type without an entry follows its DEFAULT. */
  readonly gatewayResponses?: Readonly<Partial<Record<GatewayResponseType, GatewayResponseOptions>>>
  /** Who may call routes with `apiKey: true`, how fast and how often, by the plan's name. */
  readonly usagePlans?: Readonly<Record<string, UsagePlanOptions>>
  /** Whether callers send their key as `X-Api-Key`, or authorizers find it out (`usageIdentifierKey`). Default `header`. */
  readonly apiKeySource?: "header" | "authorizer"
  /** For every method that says nothing itself, each by itself. Default: only the account's limits. */
  readonly throttle?: ThrottleOptions
  /** Who first checks requests for routes that say nothing themselves or through their controller. Default `gateway`. */
  readonly requestValidation?: RequestValidation
  /** Where answers of routes with `cache` are kept; `false`: nowhere, and these are asked each time. */
  readonly cache?: false | ApiCacheOptions
  /**
   * Answers of at least so many bytes, 0 to 10485760, are compressed with gzip or deflate where their client prefers that, and
   * bodies of requests are unpacked. Default: neither.
   */
  readonly minimumCompressionSize?: number
  /** From where the API may be called. Default: anywhere. */
  readonly resourcePolicy?: ResourcePolicyOptions
  /** `edge` goes through CloudFront; `private` is only there for VPCs, and needs a `resourcePolicy`. Default `regional`. */
  readonly endpoint?: "regional" | "edge" | "private"
  /** Ids of the VPC endpoints that give a private API names of their own. Default: none. */
  readonly vpcEndpoints?: readonly string[]
  /** The ARN of a web ACL that exists, or the rules of one that is made. Default: none. */
  readonly waf?: false | string | WafOptions
  /** Default: only the name that API Gateway makes up, `….execute-api.….amazonaws.com`. */
  readonly domain?: DomainOptions
  /** Whether that name is shut, so that `domain` is the only way in. Default false. */
  readonly disableExecuteApiEndpoint?: boolean
  /**
   * What the stage tells handlers (`request.stageVariables`), authorizers, gateway responses and mappings; deployed without
   * a new version of the API. Default: none.
   */
  readonly stageVariables?: Readonly<Record<string, string>>
  /** Default: all requests get the same stage variables. */
  readonly canary?: false | CanaryOptions
  /** Whether X-Ray traces requests, through API Gateway and the functions that it invokes. Default false. */
  readonly tracing?: boolean
  /** Default false. */
  readonly accessLogs?: boolean | AccessLogOptions
  /** Default false. */
  readonly executionLogs?: false | ExecutionLogOptions
  /**
   * Whether to make a role that lets API Gateway write logs, and to make it that of the account in this region, in place of
   * another. Both stay when the stack is deleted. Default false: the account has one already, or no logs are written.
   */
  readonly cloudWatchRole?: boolean
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

/** What `api` says, in its long form. */
export function apiOptionsOf(api: "rest" | "http" | ApiOptions): ApiOptions {
  return typeof api === "string" ? { type: api } : api
}
