/** What a function that streams sends: status and headers, and then the body. */
export interface StreamedPayload {
  /** As a proxy result has them; undefined where the payload does not begin as it should. */
  readonly prelude: unknown
  readonly body: AsyncIterable<Uint8Array>
}

/**
 * Reads the metadata, up to eight NUL bytes, from the beginning of a payload. Rejects with what the payload rejects with.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode-lambda.html
 */
export async function readPrelude(payload: AsyncIterable<Uint8Array>): Promise<StreamedPayload> {
  const iterator = payload[Symbol.asyncIterator]()
  let read: Buffer = Buffer.alloc(0)
  for (;;) {
    const end = read.indexOf(DELIMITER)
    if (end >= 0 && end <= MAX_PRELUDE_BYTES) {
      const rest = read.subarray(end + DELIMITER.length)
      return { prelude: parse(read.subarray(0, end)), body: following(rest, iterator) }
    }
    const { done, value } = read.length > MAX_PRELUDE_BYTES ? DONE : await iterator.next()
    if (done) return { prelude: undefined, body: following(Buffer.alloc(0), iterator) }
    read = Buffer.concat([read, value])
  }
}

const DELIMITER = Buffer.alloc(8)
/** The delimiter must come within them. */
const MAX_PRELUDE_BYTES = 16 * 1024
const DONE = { done: true, value: undefined } as const

function parse(json: Buffer): unknown {
  try {
    return JSON.parse(json.toString())
  } catch {
    return undefined
  }
}

/** Ends its source even where nobody has read from it. */
function following(first: Uint8Array, iterator: AsyncIterator<Uint8Array>): AsyncIterable<Uint8Array> {
  let ahead: Uint8Array | undefined = first
  return {
    [Symbol.asyncIterator]: () => ({
      async next() {
        const value = ahead
        ahead = undefined
        return value && value.byteLength > 0 ? { value } : iterator.next()
      },
      async return() {
        await iterator.return?.()
        return DONE
      },
    }),
  }
}
