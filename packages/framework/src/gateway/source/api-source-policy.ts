import type { ResourcePolicyStatement } from "../../declarations/source-options.ts"

export interface ApiSourcePolicy {
  /** Absent: anyone may call whom `deny` does not name. */
  readonly allow?: ApiSources | undefined
  /** Absent, like `allow`, where `statements` are all there is. */
  readonly deny?: ApiSources | undefined
  readonly statements: readonly ResourcePolicyStatement[]
}

export interface ApiSources {
  /** Addresses, and ranges in CIDR notation. */
  readonly ips: readonly string[]
  readonly vpcEndpoints: readonly string[]
  readonly vpcs: readonly string[]
  readonly accounts: readonly string[]
  /** ARNs. */
  readonly principals: readonly string[]
}
