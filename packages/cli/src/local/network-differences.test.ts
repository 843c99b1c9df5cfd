import { expect, it } from "vitest"
import { networkDifferences } from "./network-differences.ts"

const api = { routes: [], authorizers: [], binaryMediaTypes: [], gatewayResponses: {}, stageName: "api" }
const none = { ips: [], vpcEndpoints: [], vpcs: [], accounts: [], principals: [] }

it("has nothing to say of addresses", () => {
  const sourcePolicy = { allow: { ...none, ips: ["127.0.0.1"] }, deny: none, statements: [] }
  expect(networkDifferences({ ...api, sourcePolicy, endpoint: { type: "EDGE", vpcEndpoints: [] } })).toEqual([])
})

it("says what VPCs would see", () => {
  const sourcePolicy = {
    allow: { ...none, vpcEndpoints: ["vpce-0a"] },
    deny: { ...none, vpcs: ["vpc-0b"] },
    statements: [],
  }
  expect(networkDifferences({ ...api, sourcePolicy, endpoint: { type: "PRIVATE", vpcEndpoints: [] } })).toEqual([
    "The API is private: deployed, only VPCs reach it.",
    "The resource policy allows VPCs: whom its addresses do not let in is answered 501 here.",
    "The resource policy denies VPCs: no request comes through one here.",
  ])
})

it("says which conditions only AWS can tell", () => {
  const Condition = { StringEquals: { "aws:PrincipalOrgID": "o-1", "aws:SourceVpce": "vpce-0a" } }
  const statement = { Effect: "Allow", Principal: "*", Action: "execute-api:Invoke", Resource: "*", Condition } as const
  expect(networkDifferences({ ...api, sourcePolicy: { statements: [statement] } })).toEqual([
    "The resource policy asks for aws:PrincipalOrgID: 501 here where that decides.",
  ])
})

it("says what a domain asks for, and what its API then answers by", () => {
  const mutualTls = { truststore: "s3://trust/ca.pem" }
  const made = {
    certificate: "arn:aws:acm:eu-west-1:123456789012:certificate/a",
    securityPolicy: "TLS_1_2" as const,
    mutualTls,
  }
  const domain = { name: "api.example.com", basePath: undefined, made }
  expect(networkDifferences({ ...api, domain, disableExecuteApiEndpoint: true })).toEqual([
    "No client certificate is asked for here; api.example.com asks for one.",
    "Deployed, the API answers by the name of its domain only; here, by any.",
  ])
})
