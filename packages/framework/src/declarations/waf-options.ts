/** A web ACL of AWS WAF in front of the API, asked before anything else. */
export interface WafOptions {
  /** Asked in this order, until one lets the request through or blocks it. */
  readonly rules: readonly WafRule[]
  /** What becomes of requests that no rule decides about. Default `allow`. */
  readonly defaultAction?: "allow" | "block"
}

export type WafRule = WafManagedRule | WafIpRule | WafRateRule | WafStatementRule

/** A group of rules that somebody else keeps up to date. */
export interface WafManagedRule {
  /** `AWSManagedRulesCommonRuleSet`. */
  readonly managed: string
  /** Default `AWS`. */
  readonly vendor?: string
  /** Default: the vendor's current one. */
  readonly version?: string
  /** What rules of the group do in place of what the vendor says, by their names. Default: none differ. */
  readonly overrides?: Readonly<Record<string, "allow" | "block" | "count" | "captcha" | "challenge">>
  /** Whether the group only counts what it would block. Default false. */
  readonly countOnly?: boolean
}

interface WafOwnRule {
  /** In metrics, and for other rules to differ from; letters, digits, `-` and `_`. */
  readonly name: string
  /** What a blocked client is answered. Default: API Gateway's 403 `{"message":"Forbidden"}`. */
  readonly response?: WafResponse
}

/** Requests from some addresses. */
export interface WafIpRule extends WafOwnRule {
  /** Addresses and ranges such as `10.0.0.0/8`, or the ARN of an IP set that exists. */
  readonly ips: readonly string[] | string
  readonly action: "allow" | "block" | "count"
}

/** Requests of clients that send too many. */
export interface WafRateRule extends WafOwnRule {
  readonly rate: WafRate
  /** Default `block`. */
  readonly action?: "block" | "count"
}

export interface WafRate {
  /** Requests in a window, at least 10. */
  readonly limit: number
  /** Default 300. */
  readonly windowSeconds?: 60 | 120 | 300 | 600
  /** Whose requests are counted together: an address's, one in `X-Forwarded-For`, or a header's value. Default `ip`. */
  readonly by?: "ip" | "forwardedIp" | { readonly header: string }
}

/** Any other statement of WAF, as CloudFormation has it: `{ GeoMatchStatement: { CountryCodes: ["NZ"] } }`. */
export interface WafStatementRule extends WafOwnRule {
  readonly statement: Readonly<Record<string, unknown>>
  readonly action: "allow" | "block" | "count"
}

/** What WAF answers in place of API Gateway. */
export interface WafResponse {
  /** 200 to 599. */
  readonly status: number
  /** Default: none. */
  readonly body?: string
  /** Of the body. Default `application/json`. */
  readonly contentType?: "application/json" | "text/html" | "text/plain"
  readonly headers?: Readonly<Record<string, string>>
}
