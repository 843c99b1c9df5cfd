import type { DisconnectRequest } from "../../web-socket/web-socket-request.ts"
import { captureCallSite } from "../call-site.ts"
import { recorder } from "../metadata-store.ts"
import { checkTrigger, type TriggerOptions } from "../trigger.ts"
import type { TriggerDecorator } from "../trigger-decorator.ts"

/**
 * Runs the method when a connection has ended. API Gateway tries to, and may fail: do not rely on it alone.
 *
 * Throws a TypeError for an option it does not know.
 *
 * @example
 * @onDisconnect()
 * async disconnect({ connectionId }: DisconnectRequest) { … }
 */
export function onDisconnect(options: TriggerOptions = {}): TriggerDecorator<DisconnectRequest> {
  if (process.env.TSAPI_PHASE !== "run") checkTrigger("@onDisconnect", options, [])
  return recorder({
    kind: "webSocket",
    options: { ...options, routeKey: "$disconnect" },
    ...(process.env.TSAPI_PHASE !== "run" && { callSite: captureCallSite(onDisconnect) }),
  })
}
