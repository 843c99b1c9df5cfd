import type { AuthorizerSource } from "../app-options.ts"
import type { Schema } from "../schemas.ts"
import type { TriggerDeclaration, TriggerOptions } from "../trigger.ts"

/** What `@onConnect`, `@onMessage` and `@onDisconnect` write down. */
export interface WebSocketRecord extends TriggerOptions {
  readonly routeKey: string
  readonly body?: Schema
  readonly authorizer?: AuthorizerSource | null
}

/** A method that takes events of the WebSocket API. */
export interface WebSocketDeclaration extends TriggerDeclaration {
  readonly kind: "webSocket"
  /** `$connect`, `$disconnect`, `$default`, or what messages select it by. */
  readonly routeKey: string
  /** Id of the authorizer; of `$connect` only. */
  readonly authorizer?: string | undefined
}
