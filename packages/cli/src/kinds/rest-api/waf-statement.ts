import type { ApiWafMatch, ApiWafRule } from "@tsapi/framework/gateway"
import type { CfnValue } from "../../model/cloudformation.ts"
import { logicalId } from "../../model/logical-id.ts"

export interface IpSet {
  /** Its logical id. */
  readonly id: string
  readonly version: "IPV4" | "IPV6"
  /** Ranges. */
  readonly addresses: readonly string[]
}

/** The IP sets that a rule needs: one holds addresses of one version. */
export function ipSetsOf({ name, match }: ApiWafRule): readonly IpSet[] {
  if (match.type !== "ips") return []
  const ranges = match.ips.map(toRange)
  return (["IPV4", "IPV6"] as const)
    .map((version) => ({
      id: logicalId("RestApi", name, version === "IPV4" ? "Ipv4Set" : "Ipv6Set"),
      version,
      addresses: ranges.filter((range) => range.includes(":") === (version === "IPV6")),
    }))
    .filter(({ addresses }) => addresses.length > 0)
}

/** What a rule asks of a request, as WAF writes it. */
export function wafStatement(rule: ApiWafRule): CfnValue {
  const { match } = rule
  if (match.type === "statement") return match.statement as CfnValue
  if (match.type === "managed") return managedGroup(match)
  if (match.type === "rate") return rateBased(match)
  if (match.type === "ipSet") return { IPSetReferenceStatement: { Arn: match.arn } }
  const [first, ...more] = ipSetsOf(rule).map(({ id }) => ({
    IPSetReferenceStatement: { Arn: { "Fn::GetAtt": [id, "Arn"] } },
  }))
  return first && more.length === 0 ? first : { OrStatement: { Statements: first ? [first, ...more] : [] } }
}

function managedGroup({ vendor, group, version, overrides }: ApiWafMatch & { readonly type: "managed" }): CfnValue {
  const actions = Object.entries(overrides).map(([rule, action]) => ({
    Name: rule,
    ActionToUse: { [action.charAt(0).toUpperCase() + action.slice(1)]: {} },
  }))
  return {
    ManagedRuleGroupStatement: {
      VendorName: vendor,
      Name: group,
      ...(version !== undefined && { Version: version }),
      ...(actions.length > 0 && { RuleActionOverrides: actions }),
    },
  }
}

function rateBased({ limit, windowSeconds, by }: ApiWafMatch & { readonly type: "rate" }): CfnValue {
  return { RateBasedStatement: { Limit: limit, EvaluationWindowSec: windowSeconds, ...aggregation(by) } }
}

function aggregation(by: (ApiWafMatch & { readonly type: "rate" })["by"]): Record<string, CfnValue> {
  if (by === "ip") return { AggregateKeyType: "IP" }
  if (by === "forwardedIp") {
    return {
      AggregateKeyType: "FORWARDED_IP",
      // Whoever sends there what is no address is refused.
      ForwardedIPConfig: { HeaderName: "X-Forwarded-For", FallbackBehavior: "MATCH" },
    }
  }
  const header = { Name: by.header, TextTransformations: [{ Priority: 0, Type: "NONE" }] }
  return { AggregateKeyType: "CUSTOM_KEYS", CustomKeys: [{ Header: header }] }
}

function toRange(ip: string): string {
  if (ip.includes("/")) return ip
  return `${ip}/${ip.includes(":") ? 128 : 32}`
}
