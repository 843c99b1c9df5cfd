import { type FindSecret, signatureOf, signatureMismatch } from "../http/authenticate.ts"
import { invalidArgument, S3Error } from "../s3-error.ts"
import type { FormFields } from "./read-form.ts"

const ALGORITHM = "AWS4-HMAC-SHA256"
const names = ["X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Date", "Policy", "X-Amz-Signature"]

export interface SignedForm {
  readonly accessKeyId: string
  /** The document that was signed, in Base64. */
  readonly policy: string
}

/**
 * Wants every form signed, as no bucket is public. Signatures by known keys must be right; others are taken on trust.
 * Throws AccessDenied, InvalidArgument and SignatureDoesNotMatch.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-authentication-HTTPPOST.html
 */
export function checkFormSignature(fields: FormFields, findSecret: FindSecret): SignedForm {
  if (fields.get("AWSAccessKeyId") !== undefined) {
    const message = `The authorization mechanism you have provided is not supported. Please use ${ALGORITHM}.`
    throw new S3Error("InvalidRequest", message)
  }
  const given = names.map((name) => fields.get(name))
  if (names.every((name, index) => name === "Policy" || given[index] === undefined))
    throw new S3Error("AccessDenied", "Access Denied", { status: 403 })
  for (const name of names) requiredField(fields, name)
  const [algorithm = "", credential = "", , policy = "", signature = ""] = given
  if (algorithm !== ALGORITHM)
    throw invalidArgument(`X-Amz-Algorithm only supports "${ALGORITHM}"`, "X-Amz-Algorithm", algorithm)
  const [accessKeyId = "", ...scope] = credential.split("/")
  if (accessKeyId === "")
    throw invalidArgument(
      "a non-empty Access Key (AKID) must be provided in the credential.",
      "X-Amz-Credential",
      credential,
    )
  const secret = findSecret(accessKeyId)
  if (secret !== undefined && signatureOf(policy, scope.join("/"), secret) !== signature) {
    throw signatureMismatch({
      AWSAccessKeyId: accessKeyId,
      StringToSign: policy,
      SignatureProvided: signature,
      StringToSignBytes: (Buffer.from(policy).toString("hex").match(/../g) ?? []).join(" "),
    })
  }
  return { accessKeyId, policy }
}

/** Throws InvalidArgument for a field that the form lacks. */
export function requiredField(fields: FormFields, name: string): string {
  const value = fields.get(name)
  if (value !== undefined) return value
  throw invalidArgument(
    `Bucket POST must contain a field named '${name}'.  If it is specified, please check the order of the fields.`,
    name,
    "",
  )
}
