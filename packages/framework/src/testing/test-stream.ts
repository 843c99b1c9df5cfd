import type { GatewayResponse } from "../gateway/gateway.ts"
import { TestResponse } from "./test-response.ts"

/** What a client receives that reads an answer while it comes. */
export class TestStream extends TestResponse {
  /**
   * The body as it comes; to stop reading it ends the handler's generator, and it rejects where the handler throws in its
   * midst. An answer that is not streamed comes in one piece.
   */
  readonly pieces: AsyncIterable<Uint8Array>

  constructor(response: GatewayResponse) {
    super(response)
    this.pieces = response.stream ?? whole(this.body)
  }
}

async function* whole(body: Uint8Array): AsyncGenerator<Uint8Array> {
  if (body.byteLength > 0) yield body
}
