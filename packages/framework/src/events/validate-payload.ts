import type { Schema } from "../declarations/schemas.ts"

/** What a schema makes of a payload. Rejects with an Error that names every fault: `Invalid body: amount: …`. */
export async function validatePayload(schema: Schema, payload: unknown, part: string): Promise<unknown> {
  const result = await schema["~standard"].validate(payload)
  if (!result.issues) return result.value
  const faults = result.issues.map(({ path = [], message }) => {
    // A segment is a key, or an object that has it.
    const keys = path.map((segment) => String(typeof segment === "object" ? segment.key : segment))
    return [...(keys.length > 0 ? [keys.join(".")] : []), message].join(": ")
  })
  throw new Error(`Invalid ${part}: ${faults.join("; ")}`)
}
