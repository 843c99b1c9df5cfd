import { type Check, integer, objectOf, oneOf } from "@tsapi/framework/checks"
import type { StreamDeclaration } from "@tsapi/framework/internal"
import { UserError } from "../../errors/user-error.ts"
import type { Located } from "../../model/kind.ts"
import { existingArn } from "../resources/existing-arn.ts"
import { kmsKeyArn } from "../resources/kms-key-arn.ts"
import { optionErrors } from "../resources/option-errors.ts"

/** Everything Kinesis would refuse in a stream's declaration. */
export function checkStream(stream: Located<StreamDeclaration>): readonly UserError[] {
  const { kind: _kind, id, location, ...options } = stream
  const owner = `Stream "${id}"`
  const idErrors = idPattern.test(id)
    ? []
    : [new UserError("RESOURCE_INVALID", `${owner}: that cannot be an id`, { hint: idHint, location })]
  return [...idErrors, ...optionErrors({ code: "RESOURCE_INVALID", owner, options, checks, location })]
}

const idPattern = /^[A-Za-z][A-Za-z0-9_-]{0,47}$/
const idHint = "Use letters, digits, hyphens and underscores, beginning with a letter, 48 characters at most."

// https://docs.aws.amazon.com/kinesis/latest/APIReference/API_CreateStream.html
const checks: Readonly<Record<string, Check>> = {
  shards: integer(1, 10_000, "shards"),
  retentionHours: integer(24, 8760, "hours"),
  encryption: (value, at) =>
    typeof value === "object"
      ? objectOf({ kmsKeyArn }, ["kmsKeyArn"])(value, at)
      : oneOf(["aws-managed", "none"])(value, at),
  existing: objectOf({ arn: existingArn("kinesis", "arn:aws:kinesis:REGION:ACCOUNT:stream/NAME") }, ["arn"]),
}
