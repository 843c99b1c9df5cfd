import { createHash } from "node:crypto"
import { canonicalJson } from "./canonical-json.ts"

/** Six hexadecimal digits that tell a value from others in a logical id. */
export function shortHash(value: unknown): string {
  return createHash("sha256").update(canonicalJson(value)).digest("hex").slice(0, 6)
}
