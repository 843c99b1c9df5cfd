import { AwsFailure } from "../errors/aws-failure.ts"
import { UserError } from "../errors/user-error.ts"
import { awsEndpoint } from "../model/aws-endpoint.ts"

export interface AwsCall {
  /** `cloudformation:CreateChangeSet`. */
  readonly operation: string
  readonly region: string
  readonly profile: string | undefined
}

/** Turns what the SDK threw into what the user can act on; errors that did not come from AWS are returned as they are. */
export function explainAwsError(error: unknown, call: AwsCall): unknown {
  if (!(error instanceof Error)) return error
  const explained = explainCredentials(error, call) ?? explainConnection(error, call)
  if (explained !== undefined) return explained
  const { httpStatusCode: status, requestId } = metadataOf(error)
  if (status === undefined && requestId === undefined) return error
  const details = { operation: call.operation, awsCode: error.name, requestId, cause: error }
  if (DENIED.has(error.name) || status === 403) {
    return new AwsFailure(`AWS denied ${call.operation}: ${sentence(error.message)}`, {
      ...details,
      awsCode: "AccessDenied",
      hint: permissionHint(error.message, call.operation),
    })
  }
  return new AwsFailure(error.message || error.name, details)
}

/** True when `error` is AWS's answer with that error name. */
export function isAwsFailure(error: unknown, ...awsCodes: readonly string[]): error is AwsFailure {
  return error instanceof AwsFailure && awsCodes.includes(error.details.awsCode ?? "")
}

const EXPIRED = new Set(["ExpiredToken", "ExpiredTokenException", "RequestExpired", "TokenRefreshRequired"])
const INVALID = new Set([
  "AuthFailure",
  "IncompleteSignature",
  "InvalidAccessKeyId",
  "InvalidClientTokenId",
  "InvalidSignatureException",
  "SignatureDoesNotMatch",
  "UnrecognizedClientException",
])
const DENIED = new Set(["AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "AuthorizationError"])

function explainCredentials(error: Error, { profile }: AwsCall): UserError | undefined {
  const signIn = `Sign in again: aws sso login${profile === undefined ? "" : ` --profile ${profile}`}, or renew the AWS_* variables.`
  if (EXPIRED.has(error.name)) {
    return new UserError("AWS_CREDENTIALS_EXPIRED", "The AWS credentials have expired", { hint: signIn, cause: error })
  }
  if (INVALID.has(error.name)) {
    return new UserError("AWS_CREDENTIALS_INVALID", `AWS does not accept the credentials: ${sentence(error.message)}`, {
      hint: "Check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, or the profile, and this machine's clock.",
      cause: error,
    })
  }
  if (!["CredentialsProviderError", "TokenProviderError"].includes(error.name)) return undefined
  if (/expired|sso login|refresh/i.test(error.message)) {
    return new UserError("AWS_CREDENTIALS_EXPIRED", "The AWS sign-in has expired", { hint: signIn, cause: error })
  }
  if (profile !== undefined) {
    return new UserError("AWS_PROFILE_UNUSABLE", `No credentials come from the profile ${profile}`, {
      hint: `Check [profile ${profile}] in ~/.aws/config and ~/.aws/credentials: ${sentence(error.message)}`,
      cause: error,
    })
  }
  return new UserError("AWS_CREDENTIALS_MISSING", "No AWS credentials were found", {
    hint: "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, pass --profile, or sign in with `aws sso login`.",
    cause: error,
  })
}

const UNREACHABLE = new Set(["ECONNREFUSED", "ECONNRESET", "EAI_AGAIN", "EHOSTUNREACH", "ENOTFOUND", "ETIMEDOUT"])

function explainConnection(error: Error, { operation, region }: AwsCall): UserError | undefined {
  const code = "code" in error ? String(error.code) : ""
  if (!UNREACHABLE.has(code) && error.name !== "TimeoutError") return undefined
  const endpoint = awsEndpoint("AWS_ENDPOINT_URL")
  const hint =
    endpoint === undefined
      ? `Check the network, and that the region ${region} exists.`
      : `AWS_ENDPOINT_URL is ${endpoint}: start what should answer there, or unset it.`
  return new UserError(
    "AWS_ENDPOINT_UNREACHABLE",
    `AWS cannot be reached for ${operation}: ${sentence(error.message)}`,
    {
      hint,
      cause: error,
    },
  )
}

/** The permission of most operations is named like them; these are not. */
const PERMISSIONS: Readonly<Record<string, string>> = {
  "lambda:Invoke": "lambda:InvokeFunction",
  "s3:HeadObject": "s3:GetObject and s3:ListBucket",
}

function permissionHint(message: string, operation: string): string {
  const named = /not authorized to perform:? (\S+?)(?: on resource:? (\S+))?(?:\s|$)/.exec(message)
  const action = named?.[1] ?? PERMISSIONS[operation] ?? operation
  const resource = named?.[2] === undefined ? "" : ` on ${named[2]}`
  return `Ask for the permission ${action}${resource} for this identity, or use another one with --profile.`
}

function metadataOf(error: Error): { httpStatusCode?: number | undefined; requestId?: string | undefined } {
  const metadata: unknown = "$metadata" in error ? error.$metadata : undefined
  if (typeof metadata !== "object" || metadata === null) return {}
  const status = "httpStatusCode" in metadata ? metadata.httpStatusCode : undefined
  const id = "requestId" in metadata ? metadata.requestId : undefined
  return {
    httpStatusCode: typeof status === "number" ? status : undefined,
    requestId: typeof id === "string" ? id : undefined,
  }
}

function sentence(message: string): string {
  return message.trim().replace(/\.$/, "")
}
