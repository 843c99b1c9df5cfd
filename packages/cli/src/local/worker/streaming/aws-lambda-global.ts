import type { ResponseStream } from "./response-stream.ts"

/** Puts what Lambda's Node.js runtimes have for streaming where handlers look for it. */
export function provideAwsLambda(): void {
  Object.assign(globalThis, { awslambda: { streamifyResponse, HttpResponseStream } })
}

/** Whether a handler writes its answer to a stream. */
export function isStreaming(handler: object): boolean {
  return Reflect.get(handler, STREAMING) === RESPONSE
}

const STREAMING = Symbol.for("aws.lambda.runtime.handler.streaming")
const RESPONSE = "response"

function streamifyResponse<Handler extends object>(handler: Handler): Handler {
  return Object.assign(handler, { [STREAMING]: RESPONSE })
}

const HttpResponseStream = {
  from(stream: ResponseStream, metadata: unknown): ResponseStream {
    stream.setContentType()
    stream._onBeforeFirstWrite = (write) => {
      write(JSON.stringify(metadata))
      write(new Uint8Array(8))
    }
    return stream
  },
}
