import {
  type Check,
  fault,
  given,
  integer,
  listOf,
  matching,
  objectOf,
  oneOf,
  type OptionFault,
  record,
  show,
  text,
  trueOrFalse,
} from "../../checks/index.ts"
import { readIpRange } from "../source/ip-ranges.ts"

// https://docs.aws.amazon.com/waf/latest/APIReference/API_Rule.html
const NAME = /^[\w-]{1,128}$/
const WEB_ACL = /^arn:aws[\w-]*:wafv2:[a-z0-9-]+:\d{12}:regional\/webacl\/[\w-]+\/[\w-]+$/
const IP_SET = /^arn:aws[\w-]*:wafv2:[a-z0-9-]+:\d{12}:regional\/ipset\/[\w-]+\/[\w-]+$/

const shape = objectOf({ rules: checkRules, defaultAction: oneOf(["allow", "block"]) }, ["rules"])

/** Faults of `waf`. */
export const checkWaf: Check = (value, at) => {
  if (value === false) return []
  return typeof value === "string" ? webAcl(value, at) : shape(value, at)
}

const webAcl = matching(
  WEB_ACL,
  "Use the ARN of a web ACL of the scope REGIONAL, arn:aws:wafv2:…:regional/webacl/NAME/ID.",
)
const ipSet = matching(IP_SET, "Use a list of addresses, or the ARN of an IP set of the scope REGIONAL.")

const name: Check = matching(NAME, "Use up to 128 letters, digits, - and _.")
const action = oneOf(["allow", "block", "count"])
const response = objectOf(
  {
    status: integer(200, 599),
    body: text,
    contentType: oneOf(["application/json", "text/html", "text/plain"]),
    headers: record(text),
  },
  ["status"],
)
const rate = objectOf(
  { limit: integer(10, 2_000_000_000, "requests"), windowSeconds: oneOf([60, 120, 300, 600]), by: rateKey },
  ["limit"],
)

/** By what each has and no other does. */
const kinds: Readonly<Record<string, Check>> = {
  managed: objectOf({
    managed: name,
    vendor: text,
    version: text,
    overrides: record(oneOf(["allow", "block", "count", "captcha", "challenge"])),
    countOnly: trueOrFalse,
  }),
  ips: objectOf({ name, ips, action, response }, ["name", "action"]),
  rate: objectOf({ name, rate, action: oneOf(["block", "count"]), response }, ["name"]),
  statement: objectOf({ name, statement, action, response }, ["name", "action"]),
}

function checkRules(value: unknown, at: readonly string[]): readonly OptionFault[] {
  const faults = listOf(checkRule)(value, at)
  if (faults.length > 0 || !Array.isArray(value)) return faults
  // Resources of the template are named after them, without what is between letters and digits.
  const ids = value.map((rule) => nameOf(rule).replaceAll(/[-_]/g, "").toLowerCase())
  const again = ids.findIndex((id, index) => ids.indexOf(id) !== index)
  if (again === -1) return []
  return [fault(at, `has two rules named ${nameOf(value[again])}`, "Give each a name of its own.")]
}

function checkRule(value: unknown, at: readonly string[]): readonly OptionFault[] {
  const members = given(Object(value) as object)
  const kind = Object.keys(kinds).filter((key) => key in members)
  const check = kind[0] === undefined || kind.length > 1 ? undefined : kinds[kind[0]]
  if (!check) return [fault(at, `is ${show(value)}`, "Give it one of managed, ips, rate and statement.")]
  const faults = check(value, at)
  if (faults.length > 0) return faults
  const { action: taken = "block", response: answer } = Object(value) as Readonly<Record<string, unknown>>
  if (answer === undefined || taken === "block") return []
  return [fault([...at, "response"], `is for blocked requests, and the action is ${show(taken)}`, "Remove it.")]
}

function nameOf(rule: unknown): string {
  const { name: own, managed, vendor = "AWS" } = Object(rule) as Readonly<Record<string, unknown>>
  return typeof own === "string" ? own : `${String(vendor)}-${String(managed)}`
}

function ips(value: unknown, at: readonly string[]): readonly OptionFault[] {
  if (typeof value === "string") return ipSet(value, at)
  if (Array.isArray(value) && value.length === 0) return [fault(at, "is empty", "Name at least one address.")]
  return listOf(range)(value, at)
}

function range(value: unknown, at: readonly string[]): readonly OptionFault[] {
  const read = typeof value === "string" ? readIpRange(value) : undefined
  if (!read) return [fault(at, `is ${show(value)}`, "Use an IP address, or a range such as 203.0.113.0/24.")]
  if (read.prefix > 0) return []
  return [fault(at, "is every address there is", "Use defaultAction for those: WAF takes no range of /0.")]
}

function rateKey(value: unknown, at: readonly string[]): readonly OptionFault[] {
  return typeof value === "object" && value !== null
    ? objectOf({ header: matching(/^[\w!#$%&'*+.^`|~-]{1,64}$/, "Use the name of a header.") }, ["header"])(value, at)
    : oneOf(["ip", "forwardedIp"])(value, at)
}

function statement(value: unknown, at: readonly string[]): readonly OptionFault[] {
  const keys = typeof value === "object" && value !== null ? Object.keys(given(value)) : []
  if (keys.length === 1 && /^[A-Z]\w*Statement$/.test(keys[0] ?? "")) return []
  return [fault(at, `is ${show(value)}`, "Use one statement of WAF, such as { GeoMatchStatement: { … } }.")]
}
