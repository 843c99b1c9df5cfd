/** Bytes of an HTTP request's body; "Quotas for REST APIs", API Gateway developer guide. */
export const MAX_REQUEST_BYTES = 10 * 1024 * 1024

/** Bytes of the values of all headers of a request; as above. */
export const MAX_HEADER_VALUE_BYTES = 10_240

/** Bytes of the ARN of a method with authorization, which ends with the request's path; as above. */
export const MAX_METHOD_ARN_BYTES = 1600

/** Bytes of an event or a result as JSON; "Lambda quotas", Lambda developer guide. */
export const MAX_LAMBDA_PAYLOAD_BYTES = 6 * 1024 * 1024

/** How long API Gateway waits for an integration or an authorizer, by default and at most. */
export const INTEGRATION_TIMEOUT_MS = 29_000

/**
 * Whether a value exceeds Lambda's payload limit as JSON. `text` is its only long part: serialising everything just to
 * measure it would cost more than the rest of a request.
 */
export function exceedsLambdaPayload(value: unknown, text: string | null): boolean {
  // At most three bytes a character in UTF-8, six when JSON escapes it; the rest of the value is far below a megabyte.
  if (text === null || text.length * 6 < MAX_LAMBDA_PAYLOAD_BYTES - 1024 * 1024) return false
  return Buffer.byteLength(JSON.stringify(value)) > MAX_LAMBDA_PAYLOAD_BYTES
}
