import { UserError } from "../errors/user-error.ts"
import { mostInvocationBytes } from "../model/most-invocation-bytes.ts"

/** An event as JSON. Throws EVENT_INVALID for more than Lambda takes. */
export function emitPayload(event: unknown): string {
  const payload = JSON.stringify(event)
  const bytes = Buffer.byteLength(payload)
  if (bytes <= mostInvocationBytes) return payload
  throw new UserError("EVENT_INVALID", `The event has ${bytes} bytes, which is more than Lambda takes`, {
    hint: `It takes ${mostInvocationBytes}. What is larger is put into a bucket, and the event has its key.`,
  })
}
