import type { ResourcePolicyStatement } from "../../declarations/source-options.ts"
import type { ApiDescription } from "../api-description.ts"
import { preflightsOf } from "../preflight.ts"
import type { ApiSources } from "./api-source-policy.ts"

type Condition = NonNullable<ResourcePolicyStatement["Condition"]>

/**
 * The resource policy of an API; none where nothing is declared. Who is not allowed is denied explicitly: callers of the
 * API's own account who sign may call what their own policies allow unless this one denies it.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
export function resourcePolicyStatements(api: ApiDescription): readonly ResourcePolicyStatement[] {
  if (!api.sourcePolicy) return []
  const { allow, deny, statements } = api.sourcePolicy
  // Inside of a VPC addresses have a key of their own.
  const ipKey = api.endpoint?.type === "PRIVATE" ? "aws:VpcSourceIp" : "aws:SourceIp"
  const notAllowed = { ipKey, ip: "NotIpAddress", id: "StringNotEquals", arn: "ArnNotLike" }
  const denied = { ipKey, ip: "IpAddress", id: "StringEquals", arn: "ArnLike" }
  return [
    ...(allow || deny ? openMethods(api) : []),
    ...(allow ? [...signers(allow), statement("Deny", { condition: conditions(allow, notAllowed) })] : []),
    // Conditions of one statement must all be met, and one of these is enough.
    ...(deny ? each(deny).map((sources) => statement("Deny", { condition: conditions(sources, denied) })) : []),
    ...statements,
  ]
}

/**
 * Allows what no authorizer answers for, which API Gateway would refuse otherwise. Not more: an Allow of this policy also
 * lets in those of whom an authorizer's policy says nothing.
 */
function openMethods(api: ApiDescription): readonly ResourcePolicyStatement[] {
  const isGuarded = new Map(api.authorizers.map(({ id, type }) => [id, type !== "cognito"]))
  const open = api.routes.filter(({ authorizerId = "" }) => !isGuarded.get(authorizerId))
  // † Whether a private API needs the policy to allow all that its authorizers let in.
  if (open.length === api.routes.length || api.endpoint?.type === "PRIVATE") return [statement("Allow")]
  const preflights = preflightsOf(api).map(({ path }) => ({ method: "OPTIONS", path }))
  const resources = [...open, ...preflights].map(({ method, path }) => {
    const pattern = path.replaceAll(/\{[^}]*\}/g, "*")
    return `execute-api:/${api.stageName}/${method === "ANY" ? "*" : method}${pattern}`
  })
  return resources.length > 0 ? [statement("Allow", { resources: [...new Set(resources)].toSorted() })] : []
}

/** Callers of other accounts need to be allowed here as well as by their own policies. */
function signers({ accounts, principals }: ApiSources): readonly ResourcePolicyStatement[] {
  const AWS = [...accounts, ...principals]
  return AWS.length > 0 ? [{ ...statement("Allow"), Principal: { AWS } }] : []
}

interface Operators {
  readonly ipKey: string
  readonly ip: string
  readonly id: string
  readonly arn: string
}

function statement(
  effect: "Allow" | "Deny",
  { condition, resources }: { readonly condition?: Condition; readonly resources?: readonly string[] } = {},
): ResourcePolicyStatement {
  return {
    Effect: effect,
    Principal: "*",
    Action: "execute-api:Invoke",
    Resource: resources ?? "execute-api:/*",
    ...(condition && { Condition: condition }),
  }
}

function conditions(sources: ApiSources, operators: Operators): Condition {
  const { ips, vpcEndpoints, vpcs, accounts, principals } = sources
  const ids = {
    ...(vpcEndpoints.length > 0 && { "aws:SourceVpce": vpcEndpoints }),
    ...(vpcs.length > 0 && { "aws:SourceVpc": vpcs }),
    ...(accounts.length > 0 && { "aws:PrincipalAccount": accounts }),
  }
  return {
    ...(ips.length > 0 && { [operators.ip]: { [operators.ipKey]: ips } }),
    ...(Object.keys(ids).length > 0 && { [operators.id]: ids }),
    ...(principals.length > 0 && { [operators.arn]: { "aws:PrincipalArn": principals } }),
  }
}

function each(sources: ApiSources): readonly ApiSources[] {
  const none = { ips: [], vpcEndpoints: [], vpcs: [], accounts: [], principals: [] }
  return Object.entries(sources)
    .filter(([, values]: [string, readonly string[]]) => values.length > 0)
    .map(([kind, values]) => ({ ...none, [kind]: values }))
}
