import { ServiceError } from "../../protocol/service-error.ts"
import type { ServiceInput } from "../../protocol/service-input.ts"

/** One page of a list, and the token of the next. */
export function pageOf<Entry>(entries: readonly Entry[], input: ServiceInput) {
  // Nought asks for the usual size too.
  const size = input.integer("maxResults", { from: 0, to: 1000 }) || 100
  const start = Number(input.text("nextToken") ?? "0")
  if (!Number.isInteger(start)) throw new ServiceError("InvalidToken", "Invalid Token")
  const end = start + size
  return { page: entries.slice(start, end), ...(end < entries.length && { nextToken: String(end) }) }
}
