import type { ApiDescription, ApiWafRule, ApiWebAcl } from "@tsapi/framework/gateway"
import type { CfnResource, CfnValue } from "../../model/cloudformation.ts"
import { ipSetsOf, wafStatement } from "./waf-statement.ts"

type Metadata = NonNullable<CfnResource["Metadata"]>

/** The web ACL of an API, its IP sets, and what puts it in front of the stage. */
export function wafResources({ waf }: ApiDescription, metadata: Metadata): Record<string, CfnResource> {
  if (!waf) return {}
  const association: CfnResource = {
    Type: "AWS::WAFv2::WebACLAssociation",
    Properties: {
      ResourceArn: {
        "Fn::Sub": "arn:${AWS::Partition}:apigateway:${AWS::Region}::/restapis/${RestApi}/stages/${RestApiStage}",
      },
      WebACLArn: "arn" in waf ? waf.arn : { "Fn::GetAtt": ["RestApiWebAcl", "Arn"] },
    },
    Metadata: metadata,
  }
  if ("arn" in waf) return { RestApiWebAclAssociation: association }
  const ipSets = waf.rules.flatMap(ipSetsOf).map(({ id, version, addresses }) => [
    id,
    {
      Type: "AWS::WAFv2::IPSet",
      Properties: { Scope: "REGIONAL", IPAddressVersion: version, Addresses: addresses },
      Metadata: metadata,
    },
  ])
  return {
    RestApiWebAcl: { Type: "AWS::WAFv2::WebACL", Properties: webAcl(waf), Metadata: metadata },
    RestApiWebAclAssociation: association,
    ...Object.fromEntries(ipSets),
  }
}

function webAcl({ defaultAction, rules }: ApiWebAcl): Record<string, CfnValue> {
  const bodies = rules.flatMap(({ name, response }) =>
    response?.body === undefined
      ? []
      : [[name, { ContentType: contentTypes.get(response.contentType) ?? "", Content: response.body }]],
  )
  return {
    Scope: "REGIONAL",
    DefaultAction: defaultAction === "allow" ? { Allow: {} } : { Block: {} },
    VisibilityConfig: visibility({ "Fn::Sub": "${AWS::StackName}" }),
    ...(bodies.length > 0 && { CustomResponseBodies: Object.fromEntries(bodies) }),
    Rules: rules.map((rule, index) => ({
      Name: rule.name,
      Priority: index,
      Statement: wafStatement(rule),
      ...actionOf(rule),
      VisibilityConfig: visibility(rule.name),
    })),
  }
}

const contentTypes = new Map([
  ["application/json", "APPLICATION_JSON"],
  ["text/html", "TEXT_HTML"],
  ["text/plain", "TEXT_PLAIN"],
])

function visibility(metric: CfnValue): CfnValue {
  return { CloudWatchMetricsEnabled: true, MetricName: metric, SampledRequestsEnabled: true }
}

/** A group has actions of its own, which the rule may only turn into counting. */
function actionOf({ match, action, name, response }: ApiWafRule): Record<string, CfnValue> {
  if (match.type === "managed") return { OverrideAction: action === "count" ? { Count: {} } : { None: {} } }
  if (action !== "block") return { Action: action === "allow" ? { Allow: {} } : { Count: {} } }
  if (!response) return { Action: { Block: {} } }
  const { status, body, headers } = response
  const named = Object.entries(headers).map(([Name, Value]) => ({ Name, Value }))
  return {
    Action: {
      Block: {
        CustomResponse: {
          ResponseCode: status,
          ...(body !== undefined && { CustomResponseBodyKey: name }),
          ...(named.length > 0 && { ResponseHeaders: named }),
        },
      },
    },
  }
}
