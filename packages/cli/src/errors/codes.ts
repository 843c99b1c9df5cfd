/** Every error a user can meet, by code; `docs/errors.md` has one heading per code. Keep the keys sorted. */
export const errorCodes = {
  APP_AMBIGUOUS: "The entry module exports several Apps",
  APP_EMPTY: "The app declares no route and no trigger",
  APP_LOAD_FAILED: "The app's own code threw while it was loaded",
  APP_LOAD_TIMEOUT: "Loading the app took too long",
  APP_NAME_INVALID: "The app's name cannot be a stack name",
  APP_NOT_FOUND: "No App is exported by the entry module",
  ARTIFACT_BUCKET_MISSING: "The artifact bucket no longer exists",
  AUTHORIZER_DUPLICATE: "Two authorizers have one name",
  AUTHORIZER_IDENTITY_SOURCE_INVALID: "An authorizer's identity source cannot be used",
  AUTHORIZER_NOT_LISTED: "A route's authorizer is not part of the App",
  AUTHORIZER_TTL_INVALID: "An authorizer's ttlSeconds cannot be used",
  AUTHORIZER_VALIDATION_INVALID: "An authorizer's identityValidationExpression cannot be used",
  AWS_CREDENTIALS_EXPIRED: "The AWS credentials have expired",
  AWS_CREDENTIALS_INVALID: "AWS does not accept the credentials",
  AWS_CREDENTIALS_MISSING: "No AWS credentials were found",
  AWS_ENDPOINT_UNREACHABLE: "AWS does not answer",
  AWS_PROFILE_UNUSABLE: "The profile gives no credentials",
  AWS_REGION_MISSING: "No AWS region is set",
  BOOTSTRAP_FAILED: "The artifact bucket could not be made",
  CHANGE_SET_FAILED: "CloudFormation rejects the template",
  CONFIG_INVALID: "The config has a setting that cannot be used",
  CONFIRMATION_REQUIRED: "The command would ask, but nobody is there",
  CORS_CONFLICT: "Two routes of one path have different CORS options",
  CORS_OPTIONS_CONFLICT: "A path has CORS and a route for OPTIONS",
  DATA_LOSS_NOT_ALLOWED: "A resource that holds data would be deleted or replaced",
  DELETE_FAILED: "CloudFormation could not delete the stack",
  DEPLOY_FAILED: "CloudFormation could not make a change",
  ENTRY_NOT_FOUND: "The entry module does not exist",
  EVENT_INVALID: "The event for the function cannot be read",
  FUNCTION_UNKNOWN: "No function has this name",
  LISTEN_FAILED: "The local server cannot use its address",
  LOCAL_SERVICE_UNKNOWN: "The local server has no stand-in for an AWS service",
  LOCAL_SERVICE_UNREACHABLE: "The stand-in for an AWS service does not answer",
  LOCAL_STATE_IN_USE: "Another process uses the local state",
  LOCAL_STATE_UNREADABLE: "The local state cannot be read",
  LOCAL_TABLE_KEY_CHANGED: "A local table was created with other keys",
  LOGICAL_ID_DUPLICATE: "Two parts of the app make a resource of one name",
  LOGS_FOLLOW_JSON: "Logs cannot be followed as JSON",
  LOGS_SINCE_INVALID: "The start of the log cannot be understood",
  PORT_INVALID: "The local server's port is not a port number",
  PORT_IN_USE: "Another program uses the local server's port",
  PROJECT_DIRECTORY_NOT_EMPTY: "The directory for the new project holds files",
  PROJECT_DIRECTORY_UNUSABLE: "The directory for the new project cannot be created",
  PROJECT_NAME_INVALID: "The new project's name cannot be used",
  PROJECT_NAME_MISSING: "The new project has no name",
  RESOURCE_DUPLICATE: "Two resources have one name",
  ROUTE_CONTENT_TYPES_MIXED: "A route accepts binary and text content types",
  ROUTE_CONTENT_TYPE_INVALID: "A route's content type is not a media type",
  ROUTE_DUPLICATE: "Two routes have one method and path",
  ROUTE_METHOD_UNKNOWN: "API Gateway does not know the route's method",
  ROUTE_PARAM_CONFLICT: "Two paths have different parameters at one place",
  ROUTE_PARAM_DUPLICATE: "A path has two parameters of one name",
  ROUTE_PATH_INVALID: "API Gateway would not accept the route's path",
  SET_INVALID: "A --set argument cannot be used",
  SOURCE_INVALID: "The app's source does not compile",
  STACK_BUSY: "The stack is being changed already",
  STACK_NOT_DEPLOYED: "The stack does not exist",
  STACK_NOT_OURS: "The stack was not made by tsapi",
  STACK_PROTECTED: "The stack has termination protection",
  STACK_ROLLBACK_FAILED: "A failed deploy could not be taken back",
  STACK_TOO_LARGE: "The stack has more resources than CloudFormation allows",
  STACK_WITHOUT_URL: "The stack has no URL",
  STAGE_INVALID: "The stage's name cannot be used",
  TABLE_INVALID: "DynamoDB would refuse the table's declaration",
} as const

export type ErrorCode = keyof typeof errorCodes

/** Narrows a code that came from the framework's own checks. */
export function toErrorCode(code: string): ErrorCode {
  if (isErrorCode(code)) return code
  throw new Error(`"${code}" is not in the table of error codes`)
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorCodes, code)
}
