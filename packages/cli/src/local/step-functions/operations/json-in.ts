import { ServiceError } from "../../protocol/service-error.ts"
import { type ServiceInput, validationError } from "../../protocol/service-input.ts"

// https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
const MAXIMUM_BYTES = 262_144

/** A member that is JSON in a text. Throws the error that the operation has for what is none. */
export function jsonIn(
  input: ServiceInput,
  name: string,
  { error, otherwise }: { readonly error: string; readonly otherwise?: string },
): string {
  const text = input.text(name) ?? otherwise ?? input.givenText(name)
  try {
    JSON.parse(text)
  } catch (cause) {
    throw new ServiceError(error, `Invalid JSON in ${name}: ${String(cause)}`)
  }
  if (Buffer.byteLength(text) <= MAXIMUM_BYTES) return text
  throw validationError(
    `Value at '${name}' failed to satisfy constraint: Member must have length less than or equal to ${MAXIMUM_BYTES}`,
  )
}
