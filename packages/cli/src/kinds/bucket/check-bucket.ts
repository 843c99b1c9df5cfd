import {
  type Check,
  fault,
  integer,
  listOf,
  matching,
  objectOf,
  oneOf,
  record,
  show,
  text,
  trueOrFalse,
} from "@tsapi/framework/checks"
import type { BucketDeclaration } from "@tsapi/framework/internal"
import { UserError } from "../../errors/user-error.ts"
import type { Located } from "../../model/kind.ts"
import { existingArn } from "../resources/existing-arn.ts"
import { kmsKeyArn } from "../resources/kms-key-arn.ts"
import { optionErrors } from "../resources/option-errors.ts"
import { policyText } from "../resources/policy-text.ts"
import { accessLogFaults } from "./check-access-logs.ts"

/** Everything S3 would refuse in a bucket's declaration. */
export function checkBucket(
  bucket: Located<BucketDeclaration>,
  buckets: readonly Located<BucketDeclaration>[],
): readonly UserError[] {
  const { kind: _kind, id, location, ...options } = bucket
  const owner = `Bucket "${id}"`
  const invalid = (problem: string, advice: string) =>
    new UserError("RESOURCE_INVALID", `${owner}: ${problem}`, { hint: advice, location })
  const hint = "Use letters, digits, hyphens and underscores, beginning with a letter, 26 characters at most."
  return [
    ...(/^[A-Za-z][A-Za-z0-9_-]{0,25}$/.test(id) ? [] : [invalid("that cannot be an id", hint)]),
    ...optionErrors({ code: "RESOURCE_INVALID", owner, options, checks, location }),
    ...accessLogFaults(bucket, buckets).map(([problem, advice]) => invalid(problem, advice)),
  ]
}

const days = integer(1, 2_147_483_647, "days")
const transition: Check = (value, at) => {
  const faults = objectOf(
    {
      afterDays: integer(0, 2_147_483_647, "days"),
      storageClass: oneOf([
        ...["DEEP_ARCHIVE", "GLACIER", "GLACIER_IR", "INTELLIGENT_TIERING", "ONEZONE_IA", "STANDARD_IA"],
      ]),
    },
    ["afterDays", "storageClass"],
  )(value, at)
  if (faults.length > 0) return faults
  const { afterDays, storageClass } = Object(value) as { readonly afterDays: number; readonly storageClass: string }
  if (!storageClass.endsWith("_IA") || afterDays >= 30) return []
  return [fault([...at, "afterDays"], `is ${afterDays} for ${storageClass}`, "Use 30 days or more.")]
}

const actions = ["expireAfterDays", "expireOldVersionsAfterDays", "abortUploadsAfterDays", "transitions"]
const lifecycleRule: Check = (value, at) => {
  const faults = objectOf({
    prefix: text,
    tags: record(text),
    expireAfterDays: days,
    expireOldVersionsAfterDays: days,
    abortUploadsAfterDays: days,
    transitions: listOf(transition),
  })(value, at)
  if (faults.length > 0) return faults
  const rule = Object(value) as Readonly<Record<string, unknown>>
  if (actions.every((action) => rule[action] === undefined))
    return [fault(at, `is ${show(value)}, which does nothing`, `Give it ${actions.join(", ")}, or leave it out.`)]
  if (rule["tags"] !== undefined && rule["abortUploadsAfterDays"] !== undefined)
    return [fault(at, "has tags and abortUploadsAfterDays", "Make two rules of it: an upload has no tags yet.")]
  return []
}

const atMostOneStar = matching(/^[^*]*\*?[^*]*$/, "Use one * at most.")
function someOf(check: Check): Check {
  return (value, at) =>
    Array.isArray(value) && value.length === 0
      ? [fault(at, "is empty", "List one at least.")]
      : listOf(check)(value, at)
}

const corsRule = objectOf(
  {
    origins: someOf(atMostOneStar),
    methods: someOf(oneOf(["DELETE", "GET", "HEAD", "POST", "PUT"])),
    headers: listOf(atMostOneStar),
    exposeHeaders: listOf(text),
    maxAgeSeconds: integer(0, 2_147_483_647, "seconds"),
  },
  ["origins", "methods"],
)

const bucketName = matching(
  /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
  "Use its name: 3 to 63 lower-case letters, digits, hyphens and dots.",
)

const logPrefix: Check = (value, at) => {
  const faults = policyText(value, at)
  if (faults.length > 0) return faults
  return matching(/./s, "Use what the keys of the logs begin with: logs/. Left out, it is the bucket's id.")(value, at)
}

const checks: Readonly<Record<string, Check>> = {
  versioning: trueOrFalse,
  encryption: (value, at) =>
    typeof value === "object" ? objectOf({ kmsKeyArn }, ["kmsKeyArn"])(value, at) : oneOf(["s3", "kms"])(value, at),
  lifecycle: listOf(lifecycleRule),
  cors: listOf(corsRule),
  eventBridge: trueOrFalse,
  requireTls: trueOrFalse,
  // What it points at is checked apart.
  accessLogs: objectOf({ bucket: () => [], prefix: logPrefix }),
  existing: (value, at) =>
    "name" in Object(value)
      ? objectOf({ name: bucketName })(value, at)
      : objectOf({ arn: existingArn("s3", "arn:aws:s3:::NAME") }, ["arn"])(value, at),
}
