import { createHash } from "node:crypto"
import { DynamoDbError } from "../dynamodb-error.ts"
import { allTokens, tokenKey } from "../store/entry-keys.ts"
import type { TableStore } from "../store/table-store.ts"
import type { WriteBatch } from "../store/write-batch.ts"

/** For this long a repeated ClientRequestToken means a repeated request. */
const TOKEN_LIFETIME_MS = 10 * 60 * 1000

interface Remembered {
  readonly hash: string
  readonly answer: object
  /** Milliseconds since 1970. */
  readonly expires: number
}

/** The answer already given to this token; throws IdempotentParameterMismatchException when the request differs. */
export function answeredBefore(store: TableStore, token: string | undefined, sent: string): object | undefined {
  const text = token === undefined ? undefined : store.value(tokenKey(token))
  if (text === undefined) return undefined
  const { hash, answer, expires }: Remembered = JSON.parse(text)
  if (expires < Date.now()) return undefined
  if (hash === hashOf(sent)) return answer
  throw new DynamoDbError(
    "IdempotentParameterMismatchException",
    "Request parameters do not match those of an earlier request with the same client token",
  )
}

/** Written with the transaction itself, so that a token is known exactly when its transaction happened. */
export function rememberAnswer(
  batch: WriteBatch,
  token: string | undefined,
  { sent, answer }: { readonly sent: string; readonly answer: object },
): void {
  if (token === undefined) return
  const remembered: Remembered = { hash: hashOf(sent), answer, expires: Date.now() + TOKEN_LIFETIME_MS }
  batch.put(tokenKey(token), JSON.stringify(remembered))
}

/** Drops the tokens that mean nothing any more at `now` (milliseconds). */
export async function forgetTokens(store: TableStore, now: number): Promise<void> {
  await store.write(async (batch) => {
    for (const key of await store.keys(allTokens)) {
      const { expires }: Remembered = JSON.parse(store.value(key) ?? '{"expires":0}')
      if (expires < now) batch.delete(key)
    }
  })
}

function hashOf(sent: string): string {
  return createHash("sha256").update(sent).digest("base64")
}
