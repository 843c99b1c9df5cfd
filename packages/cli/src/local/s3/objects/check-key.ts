import { S3Error } from "../s3-error.ts"

const MAX_KEY_BYTES = 1024

/** Throws KeyTooLongError for a key that an object cannot have. */
export function checkKey(key: string): void {
  const size = Buffer.byteLength(key)
  if (size <= MAX_KEY_BYTES) return
  throw new S3Error("KeyTooLongError", "Your key is too long", {
    members: { Size: size, MaxSizeAllowed: MAX_KEY_BYTES },
  })
}
