import type { AppDefinition } from "../declarations/app-options.ts"
import type { HandlerOptions } from "../dispatch/create-handler.ts"
import type { LambdaContext } from "../http/rest-event.ts"
import { createStreamingRunner } from "./create-streaming-runner.ts"
import { StreamedAnswer } from "./streamed-answer.ts"

/** Where a handler writes its answer to. */
export interface ResponseStream extends NodeJS.WritableStream {
  readonly destroyed: boolean
  setContentType(contentType: string): void
}

/** A handler in the form that Lambda has for streaming, as `awslambda.streamifyResponse` marks it. */
export type StreamingHandler = (event: unknown, output: ResponseStream, context: LambdaContext) => Promise<void>

/** What Lambda's Node.js runtimes have for streaming; https://docs.aws.amazon.com/lambda/latest/dg/config-rs-write-functions.html */
declare const awslambda: {
  streamifyResponse(handler: StreamingHandler): StreamingHandler
  readonly HttpResponseStream: {
    /** Writes the metadata in front of the first piece. */
    from(output: ResponseStream, metadata: unknown): ResponseStream
  }
}

/** Makes the handler of a function some of whose answers are streamed; such a handler answers all events that way. */
export function createStreamingHandler(app: AppDefinition, options: HandlerOptions): StreamingHandler {
  const run = createStreamingRunner(app, options)
  return awslambda.streamifyResponse(async (event, output, context) => {
    const result = await run(event, context)
    if (result instanceof StreamedAnswer) return send(result, output)
    // Whoever invokes the function for its whole result gets what is written, and takes it for the result.
    output.setContentType("application/json")
    output.end(JSON.stringify(result) ?? "null")
  })
}

async function send({ prelude, body }: StreamedAnswer, output: ResponseStream): Promise<void> {
  const stream = awslambda.HttpResponseStream.from(output, prelude)
  // The metadata leave with the first write, which an empty body does not have.
  stream.write("")
  for await (const piece of body) {
    // Whoever listened is gone; to stop reading ends the handler's generator.
    if (stream.destroyed) return
    if (!stream.write(piece)) await roomIn(stream)
  }
  stream.end()
}

function roomIn(stream: ResponseStream): Promise<void> {
  return new Promise((resolve) => {
    const settle = () => {
      for (const event of EVENTS) stream.removeListener(event, settle)
      resolve()
    }
    for (const event of EVENTS) stream.once(event, settle)
  })
}

/** After the last two there is nobody left to write to. */
const EVENTS = ["drain", "close", "error"]
