import { given } from "../../checks/index.ts"
import type { ApiOptions } from "../../declarations/api-options.ts"
import type { RequestSource, ResourcePolicyOptions } from "../../declarations/source-options.ts"
import type { ApiEndpoint } from "../api-description.ts"
import type { ApiSourcePolicy, ApiSources } from "./api-source-policy.ts"

/** The resource policy that an App's `api` declares. */
export function describeSourcePolicy(policy: ResourcePolicyOptions | undefined): ApiSourcePolicy | undefined {
  if (!policy) return undefined
  const { allow, deny, statements = [] } = policy
  const isWhole = statements.length > 0 && !allow && !deny
  return { allow: allow && sourcesOf(allow), ...(!isWhole && { deny: sourcesOf(deny ?? []) }), statements }
}

function sourcesOf(declared: readonly RequestSource[]): ApiSources {
  const sources = declared.map((source) => given(source))
  return {
    ips: sources.flatMap((source) => ("ip" in source ? source.ip : [])),
    vpcEndpoints: sources.flatMap((source) => ("vpcEndpoint" in source ? source.vpcEndpoint : [])),
    accounts: sources.flatMap((source) => ("account" in source ? source.account : [])),
    principals: sources.flatMap((source) => ("principal" in source ? source.principal : [])),
    vpcs: sources.flatMap((source) => ("vpc" in source ? source.vpc : [])),
  }
}

/** Absent for what needs no words: a regional API. */
export function describeEndpoint({ endpoint, vpcEndpoints = [] }: ApiOptions = {}): ApiEndpoint | undefined {
  return endpoint && { type: endpointTypes[endpoint], vpcEndpoints }
}

const endpointTypes = { regional: "REGIONAL", edge: "EDGE", private: "PRIVATE" } as const
