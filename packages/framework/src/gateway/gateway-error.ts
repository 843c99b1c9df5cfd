/** An answer that API Gateway makes by itself, without or in place of the function's. */
export interface GatewayError {
  readonly status: number
  readonly errorType: string
  /** The JSON body. */
  readonly body: string
}

/** The message is JSON-encoded; access denied is the one answer of API Gateway that spells `Message`. */
function gatewayError(status: number, errorType: string, message: string | null, key = "message"): GatewayError {
  return { status, errorType, body: `{${JSON.stringify(key)}:${JSON.stringify(message)}}` }
}

/**
 * API Gateway's own answers by gateway response type. Statuses: "Gateway response types", API Gateway developer guide.
 * Messages and error types: gateway-fidelity rows 1 to 23. Those marked † are not confirmed on AWS.
 */
export const gatewayErrors = {
  ACCESS_DENIED: gatewayError(
    403,
    "AccessDeniedException",
    "User is not authorized to access this resource",
    "Message",
  ),
  // † The wording after "resource" differs between reports.
  ACCESS_DENIED_EXPLICITLY: gatewayError(
    403,
    "AccessDeniedException",
    "User is not authorized to access this resource with an explicit deny",
    "Message",
  ),
  // † "Base64 decoding failed on binary data" is of this type; message and error type as for other 5XX.
  API_CONFIGURATION_ERROR: gatewayError(500, "InternalServerErrorException", "Internal server error"),
  AUTHORIZER_CONFIGURATION_ERROR: gatewayError(500, "AuthorizerConfigurationException", null),
  // † The authorizer ran out of time.
  AUTHORIZER_FAILURE: gatewayError(500, "AuthorizerFailureException", null),
  // The first path segment is no stage of the API.
  FORBIDDEN: gatewayError(403, "ForbiddenException", "Forbidden"),
  INTEGRATION_FAILURE: gatewayError(502, "InternalServerErrorException", "Internal server error"),
  INTEGRATION_TIMEOUT: gatewayError(504, "InternalServerErrorException", "Endpoint request timed out"),
  MISSING_AUTHENTICATION_TOKEN: gatewayError(
    403,
    "MissingAuthenticationTokenException",
    "Missing Authentication Token",
  ),
  // Not API Gateway's: what the emulator cannot do, it refuses.
  NOT_EMULATED: gatewayError(501, "NotEmulatedException", "Not emulated locally"),
  // † Error type.
  REQUEST_TOO_LARGE: gatewayError(413, "RequestTooLargeException", "Request Too Long"),
  UNAUTHORIZED: gatewayError(401, "UnauthorizedException", "Unauthorized"),
} as const satisfies Record<string, GatewayError>

/**
 * The answer to an unknown route whose request has an Authorization header: API Gateway takes it for an AWS signature.
 * Source: field reports ("Authorization=" and the header at the end), and Chalice's local gateway.
 */
export function incompleteSignature(authorization: string): GatewayError {
  const missing = ["Credential", "Signature", "SignedHeaders"]
    .map((parameter) => `Authorization header requires '${parameter}' parameter. `)
    .join("")
  const date = "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. "
  return gatewayError(403, "IncompleteSignatureException", `${missing}${date}Authorization=${authorization}`)
}

/** The answer to what this emulator cannot do. */
export function notEmulated(what: string): GatewayError {
  return gatewayError(501, "NotEmulatedException", `${what} is not emulated`)
}
