import { given } from "../../checks/index.ts"
import type { ApiOptions } from "../../declarations/api-options.ts"
import type { DomainOptions } from "../../declarations/domain-options.ts"
import { apiOptionFaults } from "../check-api-options.ts"
import { apiLocationOf, type DeclaredApi, locationOf } from "../declared-api.ts"
import type { Fault } from "../fault.ts"
import { hostedZoneId } from "./domain-checks.ts"

export interface Problem {
  readonly message: string
  readonly hint: string
}

/** Faults of what a domain name needs beside itself. */
export function checkDomain({ app, methods }: DeclaredApi): readonly Fault[] {
  const { api } = app ?? {}
  if (!app || !api || apiOptionFaults(api, []).length > 0) return []
  const { domain } = api
  const problems = domainProblems(api)
  const reserved = domain ? reservedPaths(domain, methods) : []
  const location = apiLocationOf(app, domain ? "domain" : "disableExecuteApiEndpoint")
  return [...problems.map((problem) => ({ code: "API_OPTION_INVALID", ...problem, location })), ...reserved]
}

/** What is wrong with the `domain` of `api`, or with its being left out. */
export function domainProblems(api: ApiOptions): readonly Problem[] {
  const { domain } = api
  if (!domain) return closedProblems(api)
  return [...endpointProblems(api), ...(domain.existing ? existingProblems(domain) : madeProblems(domain, api))]
}

function endpointProblems({ endpoint }: ApiOptions): readonly Problem[] {
  if (endpoint !== "private") return []
  const message = "api.domain is for regional and edge APIs, and api.endpoint is private"
  return [{ message, hint: "Remove domain: VPC endpoints give a private API its names." }]
}

function existingProblems({ name: _, basePath: __, existing: ___, ...more }: DomainOptions): readonly Problem[] {
  const [key] = Object.keys(given(more))
  if (key === undefined) return []
  const message = `api.domain.${key} is for a name that is made, and api.domain.existing is true`
  return [{ message, hint: `Remove ${key}, or existing.` }]
}

function madeProblems(domain: DomainOptions, api: ApiOptions): readonly Problem[] {
  return [...certificateProblems(domain, api), ...zoneProblems(domain), ...mutualTlsProblems(domain, api)]
}

function certificateProblems({ certificate, hostedZone }: DomainOptions, { endpoint }: ApiOptions): readonly Problem[] {
  if (certificate === undefined && !hostedZoneId.test(hostedZone ?? "")) {
    const message = "api.domain has no certificate, and no id of a hosted zone by which one could be validated"
    return [{ message, hint: 'Add certificate: "arn:aws:acm:…", or certificate: { hostedZoneId: "Z…" }.' }]
  }
  if (endpoint !== "edge" || typeof certificate !== "string" || certificate.split(":")[3] === "us-east-1") return []
  const message = `api.domain.certificate is in ${certificate.split(":")[3]}, and api.endpoint is edge`
  return [{ message, hint: "Use a certificate in us-east-1, which is where CloudFront takes them from." }]
}

function zoneProblems({ name, hostedZone }: DomainOptions): readonly Problem[] {
  if (hostedZone === undefined || hostedZoneId.test(hostedZone)) return []
  if (name === hostedZone || name.endsWith(`.${hostedZone}`)) return []
  const message = `api.domain.name is ${name}, which is not in the hosted zone ${hostedZone}`
  return [{ message, hint: `Use a name that ends with .${hostedZone}, or the zone of the name.` }]
}

function mutualTlsProblems(
  { mutualTls, securityPolicy }: DomainOptions,
  { endpoint, disableExecuteApiEndpoint }: ApiOptions,
): readonly Problem[] {
  if (!mutualTls) return []
  const edge = {
    message: "api.domain.mutualTls is for regional APIs, and api.endpoint is edge",
    hint: 'Set endpoint: "regional", or remove mutualTls.',
  }
  const old = {
    message: "api.domain.mutualTls needs TLS 1.2, and api.domain.securityPolicy is TLS_1_0",
    hint: "Remove securityPolicy.",
  }
  const open = {
    message: "api.domain.mutualTls guards the domain only: anyone may call the API by its execute-api name",
    hint: "Set disableExecuteApiEndpoint: true beside domain; false says that it is meant so.",
  }
  return [
    ...(endpoint === "edge" ? [edge] : []),
    ...(securityPolicy === "TLS_1_0" ? [old] : []),
    ...(disableExecuteApiEndpoint === undefined ? [open] : []),
  ]
}

function closedProblems({ disableExecuteApiEndpoint }: ApiOptions): readonly Problem[] {
  if (!disableExecuteApiEndpoint) return []
  const message = "api.disableExecuteApiEndpoint is true, and api.domain gives the API no other name"
  return [{ message, hint: "Add domain, or remove disableExecuteApiEndpoint." }]
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html */
function reservedPaths({ basePath }: DomainOptions, methods: DeclaredApi["methods"]): readonly Fault[] {
  if (basePath !== undefined) return []
  return methods
    .filter(({ path }) => path === "/ping" || path === "/sping")
    .map((route) => ({
      code: "API_OPTION_INVALID",
      message: `${route.path} is API Gateway's own on custom domains, for its health checks`,
      hint: "Give the route another path, or the domain a basePath.",
      location: locationOf(route),
    }))
}
