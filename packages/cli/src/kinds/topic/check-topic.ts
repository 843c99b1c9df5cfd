import { type Check, matching, objectOf, oneOf, trueOrFalse } from "@tsapi/framework/checks"
import type { TopicDeclaration } from "@tsapi/framework/internal"
import { UserError } from "../../errors/user-error.ts"
import type { Located } from "../../model/kind.ts"
import { existingArn } from "../resources/existing-arn.ts"
import { kmsKeyArn } from "../resources/kms-key-arn.ts"
import { optionErrors } from "../resources/option-errors.ts"

/** Everything SNS would refuse in a topic's declaration. */
export function checkTopic(topic: Located<TopicDeclaration>): readonly UserError[] {
  const { kind: _kind, id, location, ...options } = topic
  const owner = `Topic "${id}"`
  const hint = "Use letters, digits, hyphens and underscores, beginning with a letter, 48 characters at most."
  return [
    ...(/^[A-Za-z][A-Za-z0-9_-]{0,47}$/.test(id)
      ? []
      : [new UserError("RESOURCE_INVALID", `${owner}: that cannot be an id`, { hint, location })]),
    ...optionErrors({ code: "RESOURCE_INVALID", owner, options, checks, location }),
  ]
}

// https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html
const checks: Readonly<Record<string, Check>> = {
  fifo: (value, at) =>
    typeof value === "boolean"
      ? []
      : objectOf({ contentBasedDeduplication: trueOrFalse, highThroughput: trueOrFalse })(value, at),
  displayName: matching(/^.{1,100}$/, "Use 1 to 100 characters."),
  encryption: (value, at) =>
    typeof value === "object" ? objectOf({ kmsKeyArn }, ["kmsKeyArn"])(value, at) : oneOf(["aws-managed"])(value, at),
  signatureVersion: oneOf([1, 2]),
  tracing: trueOrFalse,
  existing: objectOf({ arn: existingArn("sns", "arn:aws:sns:REGION:ACCOUNT:NAME") }, ["arn"]),
}
