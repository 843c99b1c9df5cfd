import type { ConnectRequest } from "../../web-socket/web-socket-request.ts"
import type { AuthorizerSource } from "../app-options.ts"
import { captureCallSite } from "../call-site.ts"
import { checkAuthorizer } from "../check-options.ts"
import { recorder } from "../metadata-store.ts"
import { checkTrigger, type TriggerOptions } from "../trigger.ts"
import type { TriggerDecorator } from "../trigger-decorator.ts"

export interface ConnectOptions extends TriggerOptions {
  /** A class of type `request` or `iamAuthorizer()`; `null` lets everyone in. Default: the app's. */
  readonly authorizer?: AuthorizerSource | null
}

/**
 * Runs the method when a client asks to be connected. It is connected when the method has returned; a reply with another
 * status than 2xx, or an HttpError, refuses it. Nothing can be sent to it before.
 *
 * Throws a TypeError for an option it does not know.
 *
 * @example
 * @onConnect({ authorizer: BearerAuth })
 * async connect({ connectionId, auth }: ConnectRequest) { … }
 */
export function onConnect(options: ConnectOptions = {}): TriggerDecorator<ConnectRequest> {
  if (process.env.TSAPI_PHASE !== "run") {
    checkTrigger("@onConnect", options, ["authorizer"])
    checkAuthorizer("@onConnect", options.authorizer)
  }
  return recorder({
    kind: "webSocket",
    options: { ...options, routeKey: "$connect" },
    ...(process.env.TSAPI_PHASE !== "run" && { callSite: captureCallSite(onConnect) }),
  })
}
