/** What a reply's body may be on a route with `stream`. */
export type StreamedBody = AsyncIterable<Piece>

/** A text is sent as UTF-8. */
export type Piece = string | Uint8Array

/** An answer that is sent in pieces. */
export class StreamedAnswer {
  /** Status and headers, as a proxy response has them. */
  readonly prelude: Readonly<Record<string, unknown>>
  /** Rejects where the handler throws in its midst; a consumer that stops ends the handler's generator. */
  readonly body: StreamedBody

  constructor(prelude: Readonly<Record<string, unknown>>, body: StreamedBody) {
    this.prelude = prelude
    this.body = body
  }
}
