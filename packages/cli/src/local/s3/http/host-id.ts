import { createHash } from "node:crypto"

/** `x-amz-id-2` of a request. */
export function hostId(requestId: string): string {
  return createHash("sha512").update(requestId).digest("base64")
}
