import type { StreamedAnswer } from "../streaming/streamed-answer.ts"

/** Runs what a function does between two pieces. */
export type Enter = <T>(run: () => Promise<T>) => Promise<T>

/** What a function that streams writes: its metadata, eight NUL bytes, and then each piece. */
export async function* streamedPayload({ prelude, body }: StreamedAnswer, enter: Enter): AsyncGenerator<Uint8Array> {
  const iterator = body[Symbol.asyncIterator]()
  try {
    yield Buffer.from(`${JSON.stringify(prelude)}${"\0".repeat(8)}`)
    for (;;) {
      const { done, value } = await enter(() => iterator.next())
      if (done) return
      yield Buffer.from(value)
    }
  } finally {
    await iterator.return?.()
  }
}
