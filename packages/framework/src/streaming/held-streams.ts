import { Reply } from "../http/reply.ts"
import { requestScope } from "../http/request-scope.ts"
import type { LambdaContext } from "../http/rest-event.ts"
import type { RouteRequest } from "../http/route-request.ts"
import type { Piece, StreamedBody } from "./streamed-answer.ts"

/**
 * The bodies of replies that are streams, from where a handler returns them to where they are sent. In between a
 * placeholder takes their place, so that nothing else need know that bodies may come in pieces.
 */
export class HeldStreams {
  readonly #held = new WeakMap<LambdaContext, StreamedBody>()
  readonly #mayStream: (event: unknown) => boolean

  constructor(mayStream: (event: unknown) => boolean) {
    this.#mayStream = mayStream
  }

  /** Waits for the first piece: whatever a handler throws until then is answered as any other exception. */
  readonly hold = async (request: RouteRequest, next: () => Promise<unknown>): Promise<Reply> => {
    const { body, status, headers } = Reply.of(await next())
    if (!isStream(body)) return new Reply(body, status, headers)
    if (!this.#mayStream(request.event)) {
      throw new TypeError(`${request.method} ${request.route} answers with a stream: give the route stream: true`)
    }
    const iterator = body[Symbol.asyncIterator]()
    const { enter } = requestScope
    const pull = async () => checked(await (enter ? enter(request, () => iterator.next()) : iterator.next()))
    const first = await pull()
    if (first.done) return new Reply(undefined, status, headers)
    this.#held.set(request.context, pieces(first, { iterator, pull }))
    return new Reply(typeof first.value === "string" ? PLACEHOLDER : Buffer.from(PLACEHOLDER), status, headers)
  }

  /** The stream that a rendered body stands for, or the body itself. */
  take(context: LambdaContext, body: Buffer): StreamedBody {
    const held = this.#held.get(context)
    if (held && body.equals(Buffer.from(PLACEHOLDER))) return held
    // Such as the answer to a HEAD, or that the client does not accept the type.
    void held?.[Symbol.asyncIterator]().return?.()
    return single(body)
  }
}

const PLACEHOLDER = "stream"

interface Source {
  readonly iterator: AsyncIterator<unknown>
  pull(): Promise<IteratorResult<Piece, unknown>>
}

/** Unlike a generator, ends its source even where nobody has read the first piece. */
function pieces(first: IteratorResult<Piece, unknown>, { iterator, pull }: Source): StreamedBody {
  let ahead: IteratorResult<Piece, unknown> | undefined = first
  return {
    [Symbol.asyncIterator]: () => ({
      async next() {
        const piece = ahead ?? (await pull())
        ahead = undefined
        return piece
      },
      async return() {
        await iterator.return?.()
        return { done: true, value: undefined }
      },
    }),
  }
}

async function* single(body: Buffer): AsyncGenerator<Piece> {
  if (body.length > 0) yield body
}

function checked(result: IteratorResult<unknown, unknown>): IteratorResult<Piece, unknown> {
  const { done, value } = result
  if (done) return { done, value }
  if (typeof value === "string" || value instanceof Uint8Array) return { value }
  throw new TypeError(`A stream is made of texts and bytes, not of ${typeof value}`)
}

function isStream(body: unknown): body is AsyncIterable<unknown> {
  return typeof (body as Partial<AsyncIterable<unknown>> | null | undefined)?.[Symbol.asyncIterator] === "function"
}
