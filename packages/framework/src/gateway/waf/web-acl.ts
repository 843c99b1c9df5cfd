import type { Answer } from "../answer.ts"
import { gatewayErrors, notEmulated } from "../gateway-error.ts"
import { ipMatcher } from "../source/ip-ranges.ts"
import type { ApiWaf, ApiWafResponse, ApiWafRule } from "./api-waf.ts"

/** The answer to a request that the web ACL blocks; undefined for one that it lets through. */
export type WebAcl = (sourceIp: string) => Answer | undefined

/** `unknown`: only AWS can tell. */
type Verdict = "allow" | "block" | "unknown" | undefined

/**
 * Compiles what of a web ACL is about addresses. Groups, rates, other statements and what is kept elsewhere cannot be told
 * here: they are passed over where they could only block, and answered 501 where all depends on whether they allow.
 */
export function compileWebAcl(waf: ApiWaf | undefined): WebAcl | undefined {
  if (!waf || "arn" in waf) return undefined
  const rules = waf.rules.map((rule) => ({ rule, judge: compileRule(rule) }))
  return (sourceIp) => {
    let mayBeAllowed: ApiWafRule | undefined
    for (const { rule, judge } of rules) {
      const verdict = judge(sourceIp)
      if (verdict === "allow") return undefined
      if (verdict === "block") return mayBeAllowed ? untold(mayBeAllowed) : blocked(rule, sourceIp)
      if (verdict === "unknown") mayBeAllowed ??= rule
    }
    if (waf.defaultAction === "allow") return undefined
    return mayBeAllowed ? untold(mayBeAllowed) : refuse(`no rule of the web ACL allows ${sourceIp}`)
  }
}

function compileRule({ match, action }: ApiWafRule): (sourceIp: string) => Verdict {
  if (match.type !== "ips") {
    const allows = action === "allow" || (match.type === "managed" && Object.values(match.overrides).includes("allow"))
    return () => (allows ? "unknown" : undefined)
  }
  const isNamed = ipMatcher(match.ips)
  const verdict = action === "allow" || action === "block" ? action : undefined
  return (sourceIp) => (isNamed(sourceIp) ? verdict : undefined)
}

function untold({ name }: ApiWafRule): Answer {
  return {
    refused: notEmulated(`The rule ${name} of the web ACL`),
    reason: `only AWS can tell whether ${name} allows it`,
  }
}

function blocked({ name, response }: ApiWafRule, sourceIp: string): Answer {
  return response ? respond(response) : refuse(`the rule ${name} of the web ACL blocks ${sourceIp}`)
}

function refuse(reason: string): Answer {
  return { refused: gatewayErrors.WAF_FILTERED, reason }
}

/** † The answer is WAF's alone: gateway responses do not change it. */
function respond({ status, body, contentType, headers }: ApiWafResponse): Answer {
  const type = body === undefined ? [] : [["Content-Type", contentType] as const]
  return { status, headers: [...type, ...Object.entries(headers)], body: Buffer.from(body ?? "") }
}
