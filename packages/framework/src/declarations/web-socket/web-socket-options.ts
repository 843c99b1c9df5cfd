import type { DomainOptions } from "../domain-options.ts"
import type { ThrottleOptions } from "../limit-options.ts"
import type { AccessLogOptions, ExecutionLogOptions } from "../stage-options.ts"

/** How API Gateway serves an app's WebSocket API. `webSocket` in tsapi.config.ts takes the place of what the App says. */
export interface WebSocketOptions {
  /**
   * What of a message is the key of its route: a place such as `$request.body.action`, or a text with places,
   * `${request.body.service}/${request.body.method}`. Default `$request.body.action`.
   */
  readonly routeSelectionExpression?: string
  /** For each route by itself. Default: only the account's limits. */
  readonly throttle?: ThrottleOptions
  /** A line for each handshake, message and end of a connection. Default false. */
  readonly accessLogs?: boolean | AccessLogOptions
  /** Default false. */
  readonly executionLogs?: false | ExecutionLogOptions
  /** As in `api`: whether the role by which API Gateway writes logs is made for the account. Default false. */
  readonly cloudWatchRole?: boolean
  /** What the stage tells handlers (`request.stageVariables`) and authorizers. Default: none. */
  readonly stageVariables?: Readonly<Record<string, string>>
  /** Default: only the name that API Gateway makes up. */
  readonly domain?: DomainOptions
  /** Whether that name is shut, so that `domain` is the only way in. Default false. */
  readonly disableExecuteApiEndpoint?: boolean
}
