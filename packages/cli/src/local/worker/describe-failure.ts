import { inspect } from "node:util"
import type { InvocationFailure } from "./instance-protocol.ts"

/** A thrown value as Lambda reports it, with the text a developer wants to read. */
export function describeFailure(thrown: unknown): InvocationFailure {
  if (!(thrown instanceof Error)) {
    return { errorType: typeof thrown, errorMessage: String(thrown), text: `Thrown: ${inspect(thrown)}`, stack: [] }
  }
  return {
    errorType: thrown.name,
    errorMessage: thrown.message,
    text: inspect(thrown),
    stack: thrown.stack?.split("\n") ?? [],
  }
}
