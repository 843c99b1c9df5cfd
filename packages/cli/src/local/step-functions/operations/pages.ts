import { ServiceError } from "../../protocol/service-error.ts"
import type { OperationInput } from "./operation-input.ts"

/** One page of a list, and the token of the next. */
export function pageOf<Entry>(entries: readonly Entry[], input: OperationInput, maximum = 1000) {
  const size = Math.min(input.number("maxResults", 100) || 100, maximum)
  const start = Number(input.optionalText("nextToken") ?? "0")
  if (!Number.isInteger(start)) throw new ServiceError("InvalidToken", "Invalid Token")
  const end = start + size
  return { page: entries.slice(start, end), ...(end < entries.length && { nextToken: String(end) }) }
}
