import { matching } from "@tsapi/framework/checks"

/** The ARN of a key of KMS. */
export const kmsKeyArn = matching(
  /^arn:aws[\w-]*:kms:[\w-]+:\d{12}:key\/[\w-]+$/,
  "Use the key's ARN: arn:aws:kms:REGION:ACCOUNT:key/ID.",
)
