/** The web ACL of an API: one that exists, or one that is made of rules. */
export type ApiWaf = { readonly arn: string } | ApiWebAcl

export interface ApiWebAcl {
  readonly defaultAction: "allow" | "block"
  readonly rules: readonly ApiWafRule[]
}

export interface ApiWafRule {
  /** Unique in the web ACL. */
  readonly name: string
  readonly match: ApiWafMatch
  /** `managed`: what the group says. */
  readonly action: "allow" | "block" | "count" | "managed"
  readonly response?: ApiWafResponse | undefined
}

export type ApiWafMatch =
  | { readonly type: "ips"; readonly ips: readonly string[] }
  | { readonly type: "ipSet"; readonly arn: string }
  | { readonly type: "rate"; readonly limit: number; readonly windowSeconds: number; readonly by: ApiWafKey }
  | ({ readonly type: "managed"; readonly vendor: string; readonly group: string } & ApiWafGroup)
  | { readonly type: "statement"; readonly statement: Readonly<Record<string, unknown>> }

export type ApiWafKey = "ip" | "forwardedIp" | { readonly header: string }

export interface ApiWafGroup {
  readonly version?: string | undefined
  readonly overrides: Readonly<Record<string, string>>
}

export interface ApiWafResponse {
  readonly status: number
  readonly body?: string | undefined
  readonly contentType: string
  readonly headers: Readonly<Record<string, string>>
}
