import type { SourceLocation } from "../../declarations/declaration.ts"
import type { ApiThrottle } from "../api-description.ts"
import type { ApiDomain } from "../domain/api-domain.ts"
import type { ApiAccessLogs, ApiExecutionLogs } from "../stage/api-stage.ts"

/** A WebSocket API as API Gateway has to know it. */
export interface WebSocketApi {
  /** The stage's name in the URL. */
  readonly stageName: string
  /** `$request.body.action`. */
  readonly routeSelectionExpression: string
  readonly routes: readonly WebSocketRoute[]
  /** Who is asked before a client is connected; absent: anyone may connect. */
  readonly authorizer?: WebSocketAuthorizer | undefined
  /** For each route by itself; absent: only the account's limits. */
  readonly throttle?: ApiThrottle | undefined
  readonly stageVariables?: Readonly<Record<string, string>> | undefined
  readonly accessLogs?: ApiAccessLogs | undefined
  readonly executionLogs?: ApiExecutionLogs | undefined
  /** Whether the account's role for logs is made. */
  readonly cloudWatchRole?: boolean | undefined
  readonly domain?: ApiDomain | undefined
  readonly disableExecuteApiEndpoint?: boolean | undefined
  readonly location: SourceLocation
}

export interface WebSocketRoute {
  /** `$connect`, `$disconnect`, `$default`, or what messages select it by. */
  readonly key: string
  readonly functionId: string
  readonly location: SourceLocation
}

/** An authorizer of `$connect`. */
export type WebSocketAuthorizer =
  | { readonly id: string; readonly type: "iam"; readonly location: SourceLocation }
  | {
      readonly id: string
      readonly type: "request"
      readonly functionId: string
      /** In the long form: `method.request.header.Authorization`. */
      readonly identitySources: readonly string[]
      readonly location: SourceLocation
    }
