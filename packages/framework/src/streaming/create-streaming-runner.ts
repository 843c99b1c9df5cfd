import type { AppDefinition } from "../declarations/app-options.ts"
import { createHandler, type HandlerOptions } from "../dispatch/create-handler.ts"
import type { LambdaContext, RestResponse } from "../http/rest-event.ts"
import { HeldStreams } from "./held-streams.ts"
import { StreamedAnswer } from "./streamed-answer.ts"
import { streamedRoutes } from "./streamed-routes.ts"

/** Answers an event as `createHandler` does, or with a StreamedAnswer where that is how the function was invoked. */
export type StreamingRunner = (event: unknown, context: LambdaContext) => Promise<unknown>

export function createStreamingRunner(app: AppDefinition, options: HandlerOptions): StreamingRunner {
  const isStreamed = streamedRoutes(app, options.serves)
  const streams = new HeldStreams(isStreamed)
  const { name, options: appOptions } = app
  const middleware = [["http", streams.hold] as const, ...app.middleware]
  const handle = createHandler({ name, options: appOptions, middleware }, options)
  return async (event, context) => {
    const result = await handle(event, context)
    if (!isStreamed(event)) return result
    // Only routes are streamed.
    const { body, isBase64Encoded, ...prelude } = result as RestResponse
    const bytes = Buffer.from(body, isBase64Encoded ? "base64" : "utf8")
    return new StreamedAnswer(prelude, streams.take(context, bytes))
  }
}
