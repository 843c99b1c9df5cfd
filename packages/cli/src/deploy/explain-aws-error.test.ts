import { expect, it } from "vitest"
import { AwsFailure } from "../errors/aws-failure.ts"
import { explainAwsError, type AwsCall } from "./explain-aws-error.ts"

const call: AwsCall = { operation: "cloudformation:DescribeStacks", region: "eu-west-1", profile: undefined }

/** An error as the SDK throws it. */
function sdkError(name: string, message: string, more: object = {}): Error {
  return Object.assign(new Error(message), { name, ...more })
}

const answered = { $metadata: { httpStatusCode: 400, requestId: "r-1" } }

it.each([
  [
    "CredentialsProviderError",
    "The SSO session associated with this profile has expired. To refresh this SSO session run 'aws sso login'",
  ],
  [
    "TokenProviderError",
    "Token is expired. To refresh this SSO session run 'aws sso login' with the corresponding profile.",
  ],
  ["ExpiredTokenException", "The security token included in the request is expired"],
])("sends a user whose sign-in is over (%s) to sign in again, with the profile", (name, message) => {
  expect(explainAwsError(sdkError(name, message), { ...call, profile: "work" })).toMatchObject({
    code: "AWS_CREDENTIALS_EXPIRED",
    hint: "Sign in again: aws sso login --profile work, or renew the AWS_* variables.",
  })
})

it("takes a wrong signature for wrong credentials or a wrong clock", () => {
  const error = sdkError("SignatureDoesNotMatch", "Signature expired: 20260101T000000Z is now earlier than …", answered)
  expect(explainAwsError(error, call)).toMatchObject({
    code: "AWS_CREDENTIALS_INVALID",
    hint: expect.stringContaining("clock"),
  })
})

it("keeps AWS's name, message and request id of everything else", () => {
  const explained = explainAwsError(sdkError("LimitExceededException", "Stack limit exceeded", answered), call)
  expect(explained).toBeInstanceOf(AwsFailure)
  expect(explained).toMatchObject({
    message: "Stack limit exceeded",
    details: { operation: "cloudformation:DescribeStacks", awsCode: "LimitExceededException", requestId: "r-1" },
  })
})

it("leaves errors that did not come from AWS as they are", () => {
  const bug = new TypeError("x is not a function")
  expect(explainAwsError(bug, call)).toBe(bug)
})
