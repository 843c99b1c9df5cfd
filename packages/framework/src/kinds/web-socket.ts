import type { AppDefinition } from "../declarations/app-options.ts"
import { authorizerIdOf } from "../declarations/authorizers/authorizer-ids.ts"
import { describeTriggers } from "../declarations/trigger.ts"
import type { WebSocketDeclaration, WebSocketRecord } from "../declarations/web-socket/web-socket-declaration.ts"
import type { Reply } from "../http/reply.ts"
import type { WebSocketEvent } from "../web-socket/web-socket-event.ts"
import type { WebSocketRequest } from "../web-socket/web-socket-request.ts"
import { WebSocketRunner } from "../web-socket/web-socket-runner.ts"
import type { TriggerKind } from "./runtime-kind.ts"

/** Clients of a WebSocket API that connect, say something and leave. */
export const webSocket: TriggerKind<WebSocketRequest, Reply, WebSocketDeclaration> = {
  name: "webSocket",
  accepts(event) {
    const { requestContext, methodArn } = Object(event) as Partial<WebSocketEvent> & { methodArn?: string }
    return !!requestContext?.connectionId && !methodArn
  },
  createRunner(app, serves) {
    const runner = new WebSocketRunner(app, serves)
    // `accepts` saw whose event this is; API Gateway guarantees its fields.
    return (event, context) => runner.run(event as WebSocketEvent, context)
  },
  describe: process.env.TSAPI_PHASE === "run" ? undefined : describeMethods,
}

function describeMethods(app: AppDefinition): readonly WebSocketDeclaration[] {
  return describeTriggers(app, "webSocket", ({ routeKey, authorizer = app.options.authorizer }: WebSocketRecord) => ({
    kind: "webSocket" as const,
    routeKey,
    // Null stays: it opens what the app's authorizer would guard.
    authorizer: routeKey === "$connect" ? authorizerIdOf(authorizer, app) : undefined,
  }))
}
