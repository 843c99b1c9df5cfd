import { gatewayResponseStatuses, type GatewayResponseType } from "./gateway-response-types.ts"

/** An answer that API Gateway makes by itself, without or in place of the function's. */
export interface GatewayError {
  /** The gateway response that decides about it; absent for what is not API Gateway's. */
  readonly type?: GatewayResponseType
  readonly status: number
  /** `x-amzn-ErrorType`. */
  readonly errorType: string
  readonly message: string | null
  /** The JSON body where nobody changed it. */
  readonly body: string
  /** `$context.error.validationErrorString`. */
  readonly validationErrors?: string
}

/**
 * API Gateway's own answers by gateway response type, and those that have no type. Types and statuses: "Gateway response
 * types", API Gateway developer guide. Messages and error types: gateway-fidelity rows 1 to 23, and LocalStack's
 * gateway_response.py, which marks what it has validated on AWS. Lines marked † are not confirmed.
 */
export const gatewayErrors = {
  // Access denied is the one answer that spells `Message`.
  ACCESS_DENIED: error("ACCESS_DENIED", "AccessDeniedException", "User is not authorized to access this resource", {
    key: "Message",
  }),
  // † The wording after "resource" differs between reports.
  ACCESS_DENIED_EXPLICITLY: error(
    "ACCESS_DENIED",
    "AccessDeniedException",
    "User is not authorized to access this resource with an explicit deny",
    { key: "Message" },
  ),
  // † Message and error type; "base64 decoding failed on binary data" is of this type.
  API_CONFIGURATION_ERROR: error("API_CONFIGURATION_ERROR", "InternalServerErrorException", "Internal server error"),
  AUTHORIZER_CONFIGURATION_ERROR: error("AUTHORIZER_CONFIGURATION_ERROR", "AuthorizerConfigurationException", null),
  // † For an authorizer that runs out of time.
  AUTHORIZER_FAILURE: error("AUTHORIZER_FAILURE", "AuthorizerFailureException", null),
  // The error type as seen on AWS.
  BAD_REQUEST_BODY: error("BAD_REQUEST_BODY", "BadRequestException", "Invalid request body"),
  // A function that failed, or returned what is no proxy result; DEFAULT_5XX, without a type of its own.
  BAD_GATEWAY: error("DEFAULT_5XX", "InternalServerErrorException", "Internal server error", { status: 502 }),
  // A path outside of the stage; DEFAULT_4XX, without a type of its own.
  FORBIDDEN: error("DEFAULT_4XX", "ForbiddenException", "Forbidden", { status: 403 }),
  // † Its message: LocalStack's http.py, which says that it has it from AWS.
  INTEGRATION_FAILURE: error(
    "INTEGRATION_FAILURE",
    "InternalServerErrorException",
    "Network error communicating with endpoint",
  ),
  INVALID_API_KEY: error("INVALID_API_KEY", "ForbiddenException", "Forbidden"),
  INTEGRATION_TIMEOUT: error("INTEGRATION_TIMEOUT", "InternalServerErrorException", "Endpoint request timed out"),
  MISSING_AUTHENTICATION_TOKEN: error(
    "MISSING_AUTHENTICATION_TOKEN",
    "MissingAuthenticationTokenException",
    "Missing Authentication Token",
  ),
  QUOTA_EXCEEDED: error("QUOTA_EXCEEDED", "LimitExceededException", "Limit Exceeded"),
  // † By field reports; it is answered before it is known which API is asked.
  REQUEST_HEADERS_TOO_LARGE: untypedError(
    431,
    "RequestHeaderFieldsTooLargeException",
    "HTTP header is larger than 10240 bytes.",
  ),
  // † Message and error type; the status is documented.
  REQUEST_URI_TOO_LONG: untypedError(414, "RequestUriTooLongException", "Request URI too long"),
  // † Error type.
  REQUEST_TOO_LARGE: error("REQUEST_TOO_LARGE", "RequestTooLargeException", "Request Too Long"),
  THROTTLED: error("THROTTLED", "TooManyRequestsException", "Too Many Requests"),
  WAF_FILTERED: error("WAF_FILTERED", "ForbiddenException", "Forbidden"),
  // † Error type.
  UNSUPPORTED_MEDIA_TYPE: error("UNSUPPORTED_MEDIA_TYPE", "BadRequestException", "Unsupported Media Type"),
  // † The response type.
  UNRECOGNIZED_CLIENT: error(
    "DEFAULT_4XX",
    "UnrecognizedClientException",
    "The security token included in the request is invalid.",
    { status: 403 },
  ),
  UNAUTHORIZED: error("UNAUTHORIZED", "UnauthorizedException", "Unauthorized"),
} as const

/**
 * The answer to a request without a complete AWS signature, and to an unknown route whose request has an Authorization
 * header, which API Gateway takes for one. `missing` are the parts that are not there; default all.
 * † By field reports and Chalice's local gateway; some reports have `'…' not a valid key=value pair` in its place.
 */
export function incompleteSignature(authorization: string, missing: readonly string[] = ALL_PARTS): GatewayError {
  const message = `${missing.join("")}Authorization=${authorization}`
  return error("DEFAULT_4XX", "IncompleteSignatureException", message, { status: 403 })
}

const ALL_PARTS = [
  "Authorization header requires 'Credential' parameter. ",
  "Authorization header requires 'Signature' parameter. ",
  "Authorization header requires 'SignedHeaders' parameter. ",
  "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ",
]

/** The answer to a request without parameters that its method requires. † Their order. */
export function missingParameters(names: readonly string[]): GatewayError & { readonly message: string } {
  const message = `Missing required request parameters: [${names.join(", ")}]`
  return { ...error("BAD_REQUEST_PARAMETERS", "BadRequestException", message), message }
}

/** The answer to a body that a mapping reads as JSON, and that is none. † By field reports; type and error type. */
export function notJson(problem: string): GatewayError {
  const message = `Could not parse request body into json: ${problem}`
  return error("DEFAULT_4XX", "BadRequestException", message, { status: 400 })
}

/** The answer to an AWS signature that is wrong, too old or for something else. */
export function invalidSignature(message: string): GatewayError {
  return error("INVALID_SIGNATURE", "InvalidSignatureException", message)
}

/** The answer to somebody who may not call the method, by name or as `anonymous`; API Gateway hides most of the account's number. */
export function accessDeniedTo(userArn: string, methodArn: string, why = ""): GatewayError {
  const resource = methodArn.replace(/:\d{8}(\d{4}):/, ":********$1:")
  const message = `User: ${userArn} is not authorized to perform: execute-api:Invoke on resource: ${resource}${why}`
  return error("ACCESS_DENIED", "AccessDeniedException", message, { key: "Message" })
}

/** The answer to what this emulator cannot do: it refuses, and is not API Gateway's. */
export function notEmulated(what: string): GatewayError {
  return untypedError(501, "NotEmulatedException", `${what} is not emulated`)
}

function untypedError(status: number, errorType: string, message: string): GatewayError {
  return { status, errorType, message, body: JSON.stringify({ message }) }
}

function error(
  type: GatewayResponseType,
  errorType: string,
  message: string | null,
  { status = gatewayResponseStatuses[type] ?? 500, key = "message" }: { status?: number; key?: string } = {},
): GatewayError {
  return { type, status, errorType, message, body: JSON.stringify({ [key]: message }) }
}
