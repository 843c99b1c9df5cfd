import { once } from "node:events"
import type { LambdaContext } from "../lambda-context.ts"
import type { ResponseStream } from "./response-stream.ts"

export type StreamingHandler = (event: unknown, stream: ResponseStream, context: LambdaContext) => unknown

/** Calls a handler that streams; resolves when all that it wrote is passed on, or nobody listens any more. */
export async function runStreamingHandler(
  handler: StreamingHandler,
  invocation: { readonly event: unknown; readonly stream: ResponseStream; readonly context: LambdaContext },
): Promise<null> {
  const { stream } = invocation
  const closed = once(stream, "close")
  try {
    await handler(invocation.event, stream, invocation.context)
    await closed
  } finally {
    stream.destroy()
  }
  return null
}
