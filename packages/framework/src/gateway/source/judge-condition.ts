import { conditionHolds, type Condition, type RequestContext } from "../iam/index.ts"

/** Keys that a request to this machine has, or that AWS too leaves out of one that nobody signed. */
const TOLD: ReadonlySet<string> = new Set(
  [
    "aws:CurrentTime",
    "aws:EpochTime",
    "aws:PrincipalAccount",
    "aws:PrincipalArn",
    "aws:Referer",
    "aws:SecureTransport",
    "aws:SourceIp",
    "aws:UserAgent",
    "aws:userid",
  ].map((key) => key.toLowerCase()),
)

/** No request to this machine comes through a VPC: it is in none that is named, and whether it may stay out is unknown. */
const OF_VPCS: ReadonlySet<string> = new Set(["aws:sourcevpc", "aws:sourcevpce"])

/** Whether all parts of a condition hold; `unknown` where only AWS can tell. */
export function judgeCondition(condition: Condition, context: RequestContext): boolean | "unknown" {
  const parts = Object.entries(condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, accepted]) => judgePart({ operator, key, accepted }, context)),
  )
  if (parts.includes(false)) return false
  return parts.includes("unknown") ? "unknown" : true
}

/** The keys of a condition that only AWS can tell. */
export function untoldKeys(condition: Condition): readonly string[] {
  return Object.values(condition)
    .flatMap((keys) => Object.keys(keys))
    .filter((key) => !isTold(key, {}) && !OF_VPCS.has(key.toLowerCase()) && key.toLowerCase() !== "aws:vpcsourceip")
}

interface Part {
  readonly operator: string
  readonly key: string
  readonly accepted: unknown
}

function judgePart({ operator, key, accepted }: Part, context: RequestContext): boolean | "unknown" {
  if (isTold(key, context)) return conditionHolds({ [operator]: { [key]: accepted } }, context)
  if (!OF_VPCS.has(key.toLowerCase())) return "unknown"
  return /Not|IfExists|^Null$|^ForAllValues/.test(operator) ? "unknown" : false
}

function isTold(key: string, context: RequestContext): boolean {
  return TOLD.has(key.toLowerCase()) || Object.keys(context).some((name) => name.toLowerCase() === key.toLowerCase())
}
