import type { DomainOptions } from "../../declarations/domain-options.ts"
import type { ApiDomain } from "./api-domain.ts"

export function describeDomain(domain: DomainOptions | undefined): ApiDomain | undefined {
  if (!domain) return undefined
  const { name, basePath, existing, hostedZone, mutualTls } = domain
  if (existing) return { name, basePath }
  // The check saw that there is an id where a certificate is made.
  const { certificate = { hostedZoneId: hostedZone ?? "" }, securityPolicy = "TLS_1_2" } = domain
  return { name, basePath, made: { certificate, hostedZone, securityPolicy, mutualTls } }
}
