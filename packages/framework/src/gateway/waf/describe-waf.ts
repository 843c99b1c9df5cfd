import { given } from "../../checks/index.ts"
import type { WafOptions, WafResponse, WafRule } from "../../declarations/waf-options.ts"
import type { ApiWaf, ApiWafResponse, ApiWafRule } from "./api-waf.ts"

export function describeWaf(waf: false | string | WafOptions | undefined): ApiWaf | undefined {
  if (!waf) return undefined
  if (typeof waf === "string") return { arn: waf }
  return { defaultAction: waf.defaultAction ?? "allow", rules: waf.rules.map((rule) => describeRule(given(rule))) }
}

function describeRule(rule: WafRule): ApiWafRule {
  if ("managed" in rule) {
    const { managed: group, vendor = "AWS", version, overrides = {}, countOnly } = rule
    const action = countOnly ? "count" : "managed"
    return { name: `${vendor}-${group}`, action, match: { type: "managed", vendor, group, version, overrides } }
  }
  const { name, action = "block" } = rule
  return { name, action, match: describeMatch(rule), response: describeResponse(rule.response) }
}

function describeMatch(rule: Exclude<WafRule, { managed: string }>): ApiWafRule["match"] {
  if ("statement" in rule) return { type: "statement", statement: rule.statement }
  if ("rate" in rule) {
    const { limit, windowSeconds = 300, by = "ip" } = rule.rate
    return { type: "rate", limit, windowSeconds, by }
  }
  return typeof rule.ips === "string" ? { type: "ipSet", arn: rule.ips } : { type: "ips", ips: rule.ips }
}

function describeResponse(response: WafResponse | undefined): ApiWafResponse | undefined {
  return response && { contentType: "application/json", headers: {}, ...given(response) }
}
