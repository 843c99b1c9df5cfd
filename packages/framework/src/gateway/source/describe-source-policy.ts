import type { ApiOptions } from "../../declarations/api-options.ts"
import type { RequestSource, ResourcePolicyOptions } from "../../declarations/source-options.ts"
import type { ApiEndpoint, ApiSourcePolicy, ApiSources } from "../api-description.ts"

/** The resource policy that an App's `api` declares. */
export function describeSourcePolicy(policy: ResourcePolicyOptions | undefined): ApiSourcePolicy | undefined {
  if (!policy) return undefined
  return { allow: policy.allow && sourcesOf(policy.allow), deny: sourcesOf(policy.deny ?? []) }
}

function sourcesOf(sources: readonly RequestSource[]): ApiSources {
  return {
    ips: sources.flatMap((source) => ("ip" in source ? source.ip : [])),
    vpcEndpoints: sources.flatMap((source) => ("vpcEndpoint" in source ? source.vpcEndpoint : [])),
    vpcs: sources.flatMap((source) => ("vpc" in source ? source.vpc : [])),
  }
}

/** Absent for what needs no words: a regional API. */
export function describeEndpoint({ endpoint, vpcEndpoints = [] }: ApiOptions = {}): ApiEndpoint | undefined {
  return endpoint && { type: endpointTypes[endpoint], vpcEndpoints }
}

const endpointTypes = { regional: "REGIONAL", edge: "EDGE", private: "PRIVATE" } as const
