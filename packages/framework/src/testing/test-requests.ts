import type { GatewayResponse } from "../gateway/gateway.ts"
import { TestResponse } from "./test-response.ts"
import { TestStream } from "./test-stream.ts"
import type { RequestOptions } from "./to-gateway-request.ts"

/** Sends requests to where an app answers them. */
export interface TestRequests<Options extends RequestOptions = RequestOptions> {
  readonly get: Send<Options>
  readonly head: Send<Options>
  readonly options: Send<Options>
  readonly post: Send<Options>
  readonly put: Send<Options>
  readonly patch: Send<Options>
  readonly delete: Send<Options>
  request(method: string, path: string, options?: Options): Promise<TestResponse>
  /** Resolves when the answer begins, and not with its end: for routes with `stream`. */
  stream(method: string, path: string, options?: Options): Promise<TestStream>
}

type Send<Options> = (path: string, options?: Options) => Promise<TestResponse>

/** Where a request goes. */
export type Answer<Options> = (method: string, path: string, options?: Options) => Promise<GatewayResponse>

/** Requests of every method to one place. */
export function testRequests<Options extends RequestOptions>(answer: Answer<Options>): TestRequests<Options> {
  const request = async (...args: Parameters<Answer<Options>>) =>
    new TestResponse(await collected(await answer(...args)))
  const send =
    (method: string): Send<Options> =>
    (path, options) =>
      request(method, path, options)
  return {
    get: send("GET"),
    head: send("HEAD"),
    options: send("OPTIONS"),
    post: send("POST"),
    put: send("PUT"),
    patch: send("PATCH"),
    delete: send("DELETE"),
    request,
    stream: async (...args) => new TestStream(await answer(...args)),
  }
}

/** The answer once all of it has come. */
async function collected({ stream, ...response }: GatewayResponse): Promise<GatewayResponse> {
  if (!stream) return response
  const pieces: Uint8Array[] = []
  for await (const piece of stream) pieces.push(piece)
  return { ...response, body: Buffer.concat(pieces) }
}
