import { BlockList, isIP } from "node:net"
import { matchesPattern } from "./matches-pattern.ts"

/** Whether a value of a request is one that a condition accepts. */
type Comparison = (accepted: string, given: string) => boolean

/** IAM's condition operators by name, without quantifier, `Not` and `IfExists`; `Null` looks at no value. */
export const comparisons: ReadonlyMap<string, Comparison> = new Map<string, Comparison>(
  Object.entries({
    ArnEquals: matchesArn,
    ArnLike: matchesArn,
    BinaryEquals: (accepted, given) => given === accepted,
    Bool: (accepted, given) => given.toLowerCase() === accepted.toLowerCase(),
    DateEquals: (accepted, given) => toTime(given) === toTime(accepted),
    DateGreaterThan: (accepted, given) => toTime(given) > toTime(accepted),
    DateGreaterThanEquals: (accepted, given) => toTime(given) >= toTime(accepted),
    DateLessThan: (accepted, given) => toTime(given) < toTime(accepted),
    DateLessThanEquals: (accepted, given) => toTime(given) <= toTime(accepted),
    IpAddress: isInRange,
    NumericEquals: (accepted, given) => Number(given) === Number(accepted),
    NumericGreaterThan: (accepted, given) => Number(given) > Number(accepted),
    NumericGreaterThanEquals: (accepted, given) => Number(given) >= Number(accepted),
    NumericLessThan: (accepted, given) => Number(given) < Number(accepted),
    NumericLessThanEquals: (accepted, given) => Number(given) <= Number(accepted),
    StringEquals: (accepted, given) => given === withoutEscapes(accepted),
    StringEqualsIgnoreCase: (accepted, given) => given.toLowerCase() === withoutEscapes(accepted).toLowerCase(),
    StringLike: matchesPattern,
  } satisfies Record<string, Comparison>),
)

// `*` reaches no further than its own part of the ARN, of which the last is the resource.
function matchesArn(accepted: string, given: string): boolean {
  if (accepted === "*") return true
  const [patterns, parts] = [arnParts(accepted), arnParts(given)]
  return (
    patterns.length === parts.length && patterns.every((pattern, index) => matchesPattern(pattern, parts[index] ?? ""))
  )
}

function arnParts(arn: string): readonly string[] {
  const parts = arn.split(":")
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(":")]
}

/** Dates are in ISO 8601 or seconds since 1970. */
function toTime(date: string): number {
  return /^\d+(\.\d+)?$/.test(date) && date.length > 4 ? Number(date) * 1000 : Date.parse(date)
}

function isInRange(range: string, address: string): boolean {
  const [network = "", prefix] = range.split("/")
  const widest = isIP(network) === 6 ? 128 : 32
  const bits = prefix === undefined ? widest : Number(prefix)
  if (isIP(network) === 0 || isIP(address) === 0 || !(bits >= 0 && bits <= widest)) return false
  const list = new BlockList()
  list.addSubnet(network, bits, familyOf(network))
  return list.check(address, familyOf(address))
}

function familyOf(ip: string): "ipv4" | "ipv6" {
  return isIP(ip) === 6 ? "ipv6" : "ipv4"
}

function withoutEscapes(text: string): string {
  return text.replaceAll(/\$\{([*?$])\}/g, "$1")
}
