import type { GatewayError } from "../gateway-error.ts"

/** The answers that a function URL makes by itself; † all but the first, by field reports. */
export const urlErrors = {
  // https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
  FORBIDDEN: error(403, "AccessDeniedException", '{"Message":"Forbidden"}'),
  BAD_GATEWAY: error(502, "InternalServerErrorException", "Internal Server Error"),
  TOO_MANY_REQUESTS: error(429, "TooManyRequestsException", '{"Message":"Rate Exceeded."}'),
  REQUEST_TOO_LARGE: error(413, "RequestTooLargeException", '{"Message":"Request Entity Too Large"}'),
} as const

function error(status: number, errorType: string, body: string): GatewayError {
  return { status, errorType, message: body, body }
}
