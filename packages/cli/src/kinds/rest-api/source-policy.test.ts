import { expect, it } from "vitest"
import { sourcePolicy } from "./source-policy.ts"

const none = { ips: [], vpcEndpoints: [], vpcs: [] }
const invoke = { Principal: "*", Action: "execute-api:Invoke", Resource: "execute-api:/*" }

it("denies whom it does not allow by any of its sources, and whom it denies by one", () => {
  const allow = { ips: ["10.0.0.0/8"], vpcEndpoints: ["vpce-0a"], vpcs: [] }
  const deny = { ips: ["10.0.0.1"], vpcEndpoints: [], vpcs: ["vpc-0b"] }

  expect(sourcePolicy({ allow, deny }, undefined)).toEqual({
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", ...invoke },
      {
        Effect: "Deny",
        ...invoke,
        Condition: {
          NotIpAddress: { "aws:SourceIp": ["10.0.0.0/8"] },
          StringNotEquals: { "aws:SourceVpce": ["vpce-0a"] },
        },
      },
      { Effect: "Deny", ...invoke, Condition: { IpAddress: { "aws:SourceIp": ["10.0.0.1"] } } },
      { Effect: "Deny", ...invoke, Condition: { StringEquals: { "aws:SourceVpc": ["vpc-0b"] } } },
    ],
  })
})

it("compares the addresses of a private API inside of the VPC", () => {
  const policy = sourcePolicy({ deny: { ...none, ips: ["10.0.0.1"] } }, { type: "PRIVATE", vpcEndpoints: [] })

  expect(policy).toMatchObject({
    Statement: [{ Effect: "Allow" }, { Condition: { IpAddress: { "aws:VpcSourceIp": ["10.0.0.1"] } } }],
  })
})
