import { Reply } from "../http/reply.ts"

/** What a run came to, as text. Throws a TypeError for what cannot be kept. */
export function toKeptAnswer(result: unknown): string {
  if (!(result instanceof Reply)) return JSON.stringify({ value: result })
  const { status, headers, body } = result
  if (body instanceof Uint8Array) {
    return JSON.stringify({ status, headers, base64: Buffer.from(body).toString("base64") })
  }
  if (typeof Object(body)[Symbol.asyncIterator] === "function") {
    throw new TypeError("idempotent() cannot keep an answer that is streamed")
  }
  return JSON.stringify({ status, headers, value: body })
}

/** The same result, and a header that tells it from the first. */
export function fromKeptAnswer(answer: string): unknown {
  // Only `toKeptAnswer` writes these.
  const { status, headers, base64, value } = JSON.parse(answer) as KeptAnswer
  if (status === undefined) return value
  const body = base64 === undefined ? value : Buffer.from(base64, "base64")
  return new Reply(body, status, { ...headers, "Idempotency-Replayed": "true" })
}

interface KeptAnswer {
  readonly status?: number
  readonly headers?: Record<string, string>
  readonly base64?: string
  readonly value?: unknown
}
