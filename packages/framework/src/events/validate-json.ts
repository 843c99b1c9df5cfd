import type { Schema } from "../declarations/schemas.ts"
import { validatePayload } from "./validate-payload.ts"

/**
 * What a schema makes of text that is to be JSON. Rejects with an Error that names every fault, and with a SyntaxError,
 * `Invalid body: Unexpected token …`, for text that is none.
 */
export async function validateJson(schema: Schema, source: { json(): unknown }, part: string): Promise<unknown> {
  return validatePayload(schema, parse(source, part), part)
}

function parse(source: { json(): unknown }, part: string): unknown {
  try {
    return source.json()
  } catch (cause) {
    throw new SyntaxError(`Invalid ${part}: ${(cause as Error).message}`, { cause })
  }
}
