import {
  type Check,
  fault,
  listOf,
  matching,
  objectOf,
  oneOfMembers,
  type OptionFault,
  show,
} from "../../checks/index.ts"
import { checkStatements } from "./check-policy-statements.ts"
import { readIpRange } from "./ip-ranges.ts"

const checkSource = oneOfMembers(
  {
    ip,
    vpcEndpoint: id("vpce-"),
    vpc: id("vpc-"),
    account: matching(/^\d{12}$/, "Use the twelve digits of an AWS account."),
    principal: matching(
      /^arn:aws[\w-]*:iam::\d{12}:(?:user|role)\/[\w+=,.@/-]+$/,
      "Use the ARN of a user or a role, arn:aws:iam::…:role/NAME.",
    ),
  },
  'Use { ip: "10.0.0.0/8" }, { vpcEndpoint: "vpce-…" }, { vpc: "vpc-…" }, { account } or { principal }, one each.',
)

/** Faults of a `resourcePolicy`. */
export const checkSourcePolicy = objectOf({
  allow: someSources,
  deny: listOf(checkSource),
  statements: checkStatements,
})

function someSources(value: unknown, at: readonly string[]): readonly OptionFault[] {
  if (!Array.isArray(value) || value.length > 0) return listOf(checkSource)(value, at)
  return [fault(at, "is empty, so nobody may call", 'Name at least one source, such as { ip: "10.0.0.0/8" }.')]
}

function ip(value: unknown, at: readonly string[]): readonly OptionFault[] {
  if (typeof value === "string" && readIpRange(value)) return []
  return [fault(at, `is ${show(value)}`, "Use an IP address, or a range such as 203.0.113.0/24.")]
}

function id(prefix: string): Check {
  return (value, at) =>
    typeof value === "string" && value.startsWith(prefix) && /^[a-z]+-[0-9a-f]+$/.test(value)
      ? []
      : [fault(at, `is ${show(value)}`, `Use an id that begins with ${prefix}.`)]
}

/** Faults of `vpcEndpoints`. */
export const checkVpcEndpoints = listOf(id("vpce-"))
