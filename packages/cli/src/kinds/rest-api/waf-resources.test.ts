import type { ApiWafRule } from "@tsapi/framework/gateway"
import { describe, expect, it } from "vitest"
import { wafResources } from "./waf-resources.ts"

const plain = { routes: [], authorizers: [], binaryMediaTypes: [], gatewayResponses: {}, stageName: "api" }

function ruleOf(rule: ApiWafRule) {
  const resources = wafResources({ ...plain, waf: { defaultAction: "allow", rules: [rule] } }, {})
  const rules = resources["RestApiWebAcl"]?.Properties?.["Rules"]
  return { rule: Array.isArray(rules) ? rules[0] : undefined, resources }
}

const block = { name: "Rule", action: "block" } as const

describe("the resources of a web ACL", () => {
  it("are none without one", () => {
    expect(wafResources(plain, {})).toEqual({})
  })

  it("only put one that exists in front of the stage", () => {
    const arn = "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/own/1"
    expect(wafResources({ ...plain, waf: { arn } }, {})).toEqual({
      RestApiWebAclAssociation: {
        Type: "AWS::WAFv2::WebACLAssociation",
        Properties: {
          WebACLArn: arn,
          ResourceArn: {
            "Fn::Sub": "arn:${AWS::Partition}:apigateway:${AWS::Region}::/restapis/${RestApi}/stages/${RestApiStage}",
          },
        },
        Metadata: {},
      },
    })
  })

  it("keep addresses of each version in a set of its own", () => {
    const { rule, resources } = ruleOf({ ...block, match: { type: "ips", ips: ["10.0.0.1", "::1", "10.1.0.0/16"] } })

    expect(resources["RestApiRuleIpv4Set"]?.Properties).toEqual({
      ...{ Scope: "REGIONAL", IPAddressVersion: "IPV4", Addresses: ["10.0.0.1/32", "10.1.0.0/16"] },
    })
    expect(resources["RestApiRuleIpv6Set"]?.Properties).toMatchObject({ Addresses: ["::1/128"] })
    expect(rule).toMatchObject({
      Statement: {
        OrStatement: {
          Statements: [
            { IPSetReferenceStatement: { Arn: { "Fn::GetAtt": ["RestApiRuleIpv4Set", "Arn"] } } },
            { IPSetReferenceStatement: { Arn: { "Fn::GetAtt": ["RestApiRuleIpv6Set", "Arn"] } } },
          ],
        },
      },
      Action: { Block: {} },
    })
  })

  it("ask one set alone where all addresses are of one version", () => {
    const { rule } = ruleOf({ ...block, match: { type: "ips", ips: ["10.0.0.1"] } })
    expect(rule).toMatchObject({ Statement: { IPSetReferenceStatement: {} } })
  })

  it("leave a group its actions, but for those that differ", () => {
    const match = { type: "managed", vendor: "AWS", group: "Group", overrides: { One: "count" } } as const
    const statement = {
      ManagedRuleGroupStatement: {
        ...{ VendorName: "AWS", Name: "Group", RuleActionOverrides: [{ Name: "One", ActionToUse: { Count: {} } }] },
      },
    }
    expect(ruleOf({ name: "Rule", action: "managed", match }).rule).toMatchObject({
      ...{ Statement: statement, OverrideAction: { None: {} } },
    })
    expect(ruleOf({ name: "Rule", action: "count", match }).rule).toMatchObject({ OverrideAction: { Count: {} } })
  })

  it.each([
    ["ip", { AggregateKeyType: "IP" }],
    ["forwardedIp", { AggregateKeyType: "FORWARDED_IP", ForwardedIPConfig: { HeaderName: "X-Forwarded-For" } }],
    [{ header: "X-Key" }, { AggregateKeyType: "CUSTOM_KEYS", CustomKeys: [{ Header: { Name: "X-Key" } }] }],
  ] as const)("count requests by %j", (by, expected) => {
    const { rule } = ruleOf({ ...block, match: { type: "rate", limit: 10, windowSeconds: 60, by } })
    expect(rule).toMatchObject({
      Statement: { RateBasedStatement: { Limit: 10, EvaluationWindowSec: 60, ...expected } },
    })
  })

  it("have the answer of a rule", () => {
    const response = { status: 451, body: "no", contentType: "text/plain", headers: { "X-Why": "banned" } }
    const { rule, resources } = ruleOf({ ...block, response, match: { type: "ips", ips: ["10.0.0.1"] } })

    expect(rule).toMatchObject({
      Action: {
        Block: {
          CustomResponse: {
            ...{
              ResponseCode: 451,
              CustomResponseBodyKey: "Rule",
              ResponseHeaders: [{ Name: "X-Why", Value: "banned" }],
            },
          },
        },
      },
    })
    expect(resources["RestApiWebAcl"]?.Properties).toMatchObject({
      CustomResponseBodies: { Rule: { ContentType: "TEXT_PLAIN", Content: "no" } },
    })
  })
})
