/** An answer that API Gateway makes by itself, without or in place of the function's. */
export interface GatewayError {
  readonly status: number
  /** `x-amzn-ErrorType`. */
  readonly errorType: string
  /** The JSON body. */
  readonly body: string
}

/**
 * API Gateway's own answers by gateway response type, and those that have no type. Types and statuses: "Gateway response
 * types", API Gateway developer guide. Messages and error types: gateway-fidelity rows 1 to 23, and LocalStack's
 * gateway_response.py, which marks what it has validated on AWS. Lines marked † are not confirmed.
 */
export const gatewayErrors = {
  // Access denied is the one answer that spells `Message`.
  ACCESS_DENIED: error(403, "AccessDeniedException", "User is not authorized to access this resource", "Message"),
  // † The wording after "resource" differs between reports.
  ACCESS_DENIED_EXPLICITLY: error(
    403,
    "AccessDeniedException",
    "User is not authorized to access this resource with an explicit deny",
    "Message",
  ),
  // † Message and error type; "base64 decoding failed on binary data" is of this type.
  API_CONFIGURATION_ERROR: error(500, "InternalServerErrorException", "Internal server error"),
  AUTHORIZER_CONFIGURATION_ERROR: error(500, "AuthorizerConfigurationException", null),
  // † For an authorizer that runs out of time.
  AUTHORIZER_FAILURE: error(500, "AuthorizerFailureException", null),
  // A function that failed, or returned what is no proxy result; DEFAULT_5XX, without a type of its own.
  BAD_GATEWAY: error(502, "InternalServerErrorException", "Internal server error"),
  // A path outside of the stage; DEFAULT_4XX, without a type of its own.
  FORBIDDEN: error(403, "ForbiddenException", "Forbidden"),
  INTEGRATION_TIMEOUT: error(504, "InternalServerErrorException", "Endpoint request timed out"),
  MISSING_AUTHENTICATION_TOKEN: error(403, "MissingAuthenticationTokenException", "Missing Authentication Token"),
  // † Error type.
  REQUEST_TOO_LARGE: error(413, "RequestTooLargeException", "Request Too Long"),
  UNAUTHORIZED: error(401, "UnauthorizedException", "Unauthorized"),
} as const

/**
 * The answer to an unknown route whose request has an Authorization header: API Gateway takes it for an AWS signature.
 * † By field reports and Chalice's local gateway; some reports have `'…' not a valid key=value pair` in its place.
 */
export function incompleteSignature(authorization: string): GatewayError {
  const missing = ["Credential", "Signature", "SignedHeaders"]
    .map((parameter) => `Authorization header requires '${parameter}' parameter. `)
    .join("")
  const date = "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. "
  return error(403, "IncompleteSignatureException", `${missing}${date}Authorization=${authorization}`)
}

/** The answer to what this emulator cannot do: it refuses, and is not API Gateway's. */
export function notEmulated(what: string): GatewayError {
  return error(501, "NotEmulatedException", `${what} is not emulated`)
}

function error(status: number, errorType: string, message: string | null, key = "message"): GatewayError {
  return { status, errorType, body: JSON.stringify({ [key]: message }) }
}
