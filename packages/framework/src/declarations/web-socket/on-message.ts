import type { MessageRequest } from "../../web-socket/web-socket-request.ts"
import { captureCallSite } from "../call-site.ts"
import { recorder } from "../metadata-store.ts"
import type { Schema } from "../schemas.ts"
import { checkTrigger, type TriggerOptions } from "../trigger.ts"
import type { TriggerDecorator } from "../trigger-decorator.ts"

export interface MessageOptions extends TriggerOptions {
  /** What the message is, as JSON. The sender of one that does not fit is told, and the method does not run. */
  readonly body?: Schema
}

/**
 * Runs the method for the messages of clients: those that select `routeKey`, which by default is what their `action` says,
 * or without a key all that no other method is for. What the method returns is sent to the client.
 *
 * Throws a TypeError for an option it does not know.
 *
 * @example
 * @onMessage("send", { body: ChatMessage })
 * async send({ connectionId, body }: MessageRequest<typeof ChatMessage>) { … }
 */
export function onMessage<const Options extends MessageOptions = object>(
  routeKey = "$default",
  options?: Options,
): TriggerDecorator<MessageRequest<BodyOf<Options>>> {
  if (process.env.TSAPI_PHASE !== "run") {
    if (typeof routeKey !== "string") throw new TypeError('@onMessage takes a route key first, such as "send".')
    checkTrigger("@onMessage", options ?? {}, [], ["body"])
  }
  return recorder({
    kind: "webSocket",
    options: { ...options, routeKey },
    ...(process.env.TSAPI_PHASE !== "run" && { callSite: captureCallSite(onMessage) }),
  })
}

type BodyOf<Options> = Options extends { readonly body: infer Body extends Schema } ? Body : undefined
