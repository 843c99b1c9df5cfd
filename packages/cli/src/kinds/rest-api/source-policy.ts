import type { ApiDescription, ApiSourcePolicy, ApiSources } from "@tsapi/framework/gateway"
import type { CfnValue } from "../../model/cloudformation.ts"

/**
 * The resource policy of an API. Who is not allowed is denied explicitly: callers of the API's own account who sign may call
 * what their own policies allow unless this one denies it.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
export function sourcePolicy({ allow, deny }: ApiSourcePolicy, endpoint: ApiDescription["endpoint"]): CfnValue {
  // Inside of a VPC addresses have a key of their own.
  const ipKey = endpoint?.type === "PRIVATE" ? "aws:VpcSourceIp" : "aws:SourceIp"
  const notAllowed = { ipKey, ip: "NotIpAddress", id: "StringNotEquals" }
  const denied = { ipKey, ip: "IpAddress", id: "StringEquals" }
  return {
    Version: "2012-10-17",
    Statement: [
      statement("Allow"),
      ...(allow ? [statement("Deny", conditions(allow, notAllowed))] : []),
      // Conditions of one statement must all be met, and one of these is enough.
      ...each(deny).map((sources) => statement("Deny", conditions(sources, denied))),
    ],
  }
}

interface Operators {
  readonly ipKey: string
  readonly ip: string
  readonly id: string
}

function statement(effect: "Allow" | "Deny", condition?: CfnValue): CfnValue {
  return {
    Effect: effect,
    Principal: "*",
    Action: "execute-api:Invoke",
    Resource: "execute-api:/*",
    ...(condition !== undefined && { Condition: condition }),
  }
}

function conditions({ ips, vpcEndpoints, vpcs }: ApiSources, operators: Operators): CfnValue {
  const ids = {
    ...(vpcEndpoints.length > 0 && { "aws:SourceVpce": vpcEndpoints }),
    ...(vpcs.length > 0 && { "aws:SourceVpc": vpcs }),
  }
  return {
    ...(ips.length > 0 && { [operators.ip]: { [operators.ipKey]: ips } }),
    ...(Object.keys(ids).length > 0 && { [operators.id]: ids }),
  }
}

function each({ ips, vpcEndpoints, vpcs }: ApiSources): readonly ApiSources[] {
  const none = { ips: [], vpcEndpoints: [], vpcs: [] }
  return [
    { ...none, ips },
    { ...none, vpcEndpoints },
    { ...none, vpcs },
  ].filter((sources) => Object.values(sources).some(({ length }) => length > 0))
}
