import type { GatewayError } from "../gateway-error.ts"

/**
 * The answers that an HTTP API makes by itself; nobody can change them. Sources: gateway-fidelity rows 1 to 23, "Working
 * with HTTP APIs", API Gateway developer guide. Lines marked † are not confirmed.
 */
export const httpApiErrors = {
  // † Message. An integration with a service that finds nothing for one of its parameters.
  BAD_REQUEST: error(400, "Bad Request"),
  FORBIDDEN: error(403, "Forbidden"),
  // † Status and message.
  HEADERS_TOO_LARGE: error(431, "Request Header Fields Too Large"),
  INTERNAL: error(500, "Internal Server Error"),
  NOT_FOUND: error(404, "Not Found"),
  // † Message.
  REQUEST_TOO_LARGE: error(413, "Request Entity Too Large"),
  // † Reports have 503 for an integration that runs out of time, and 504.
  TIMED_OUT: error(503, "Service Unavailable"),
  THROTTLED: error(429, "Too Many Requests"),
  UNAUTHORIZED: error(401, "Unauthorized"),
} as const

function error(status: number, message: string): GatewayError {
  return { status, errorType: "", message, body: JSON.stringify({ message }) }
}
