/** An answer that API Gateway gives by itself: to a handshake, or as a message. */
export interface WebSocketError {
  readonly status: number
  readonly message: string | null
}

/**
 * Seen on AWS: `Forbidden` for a message without a route, `Internal server error` for a function that fails, and that with
 * 502 for a handshake. Documented: 401 and 403 where an authorizer refuses. Lines marked † are not confirmed.
 */
export const webSocketErrors = {
  // † The message.
  ACCESS_DENIED: { status: 403, message: "User is not authorized to access this resource" },
  // † The message.
  AUTHORIZER_CONFIGURATION_ERROR: { status: 500, message: null },
  FORBIDDEN: { status: 403, message: "Forbidden" },
  BAD_GATEWAY: { status: 502, message: "Internal server error" },
  // † The message; an authorizer or a function that runs out of time.
  INTEGRATION_TIMEOUT: { status: 504, message: "Endpoint request timed out" },
  // † The message.
  THROTTLED: { status: 429, message: "Too Many Requests" },
  UNAUTHORIZED: { status: 401, message: "Unauthorized" },
  // "Length, in characters, of the URL", quotas for WebSocket APIs. † The answer.
  URL_TOO_LONG: { status: 414, message: "Request URI too long" },
} as const satisfies Record<string, WebSocketError>

/** The text that a client gets; the space after the first colon, and there alone, is AWS's. */
export function errorText(
  { message }: WebSocketError,
  { connectionId, requestId }: { readonly connectionId: string; readonly requestId: string },
): string {
  return `{"message": ${JSON.stringify(message)}, "connectionId":"${connectionId}", "requestId":"${requestId}"}`
}
