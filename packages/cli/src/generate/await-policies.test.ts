import { describe, expect, it } from "vitest"
import type { CfnResource, CfnValue } from "../model/cloudformation.ts"
import { awaitPolicies } from "./await-policies.ts"

function functionWith(name: string, resource: CfnValue, policies = [`${name}Policy`]): Record<string, CfnResource> {
  const PolicyDocument = { Statement: [{ Effect: "Allow", Action: ["lambda:InvokeFunction"], Resource: [resource] }] }
  const policy = { Type: "AWS::IAM::Policy", Properties: { PolicyDocument, Roles: [{ Ref: `${name}Role` }] } }
  return {
    [name]: { Type: "AWS::Lambda::Function", Properties: { Role: { "Fn::GetAtt": [`${name}Role`, "Arn"] } } },
    [`${name}Role`]: { Type: "AWS::IAM::Role", Properties: {} },
    ...Object.fromEntries(policies.map((id) => [id, policy])),
  }
}

const arnOf = (id: string) => ({ "Fn::GetAtt": [id, "Arn"] })

function awaited(resources: Record<string, CfnResource>) {
  const waiting = Object.entries(awaitPolicies(resources)).filter(([, { DependsOn }]) => DependsOn)
  return Object.fromEntries(waiting.map(([id, { DependsOn }]) => [id, DependsOn]))
}

describe("awaitPolicies", () => {
  it("lets a function wait for all policies of its role, and of no other", () => {
    const resources = { ...functionWith("A", "arn:a", ["A1", "A2"]), ...functionWith("B", "arn:b") }
    expect(awaited(resources)).toEqual({ A: ["A1", "A2"], B: ["BPolicy"] })
  })

  it("does not let it wait for a policy that refers to the function", () => {
    expect(awaited(functionWith("A", arnOf("A")))).toEqual({})
    const Api: CfnResource = { Type: "AWS::ApiGateway::RestApi", Properties: { Body: { uri: arnOf("A") } } }
    expect(awaited({ ...functionWith("A", { "Fn::Sub": "arn:${Api}/*" }), Api })).toEqual({})
  })

  it("lets one of two functions wait whose policies refer to the other", () => {
    const resources = { ...functionWith("A", arnOf("B")), ...functionWith("B", arnOf("A")) }
    expect(awaited(resources)).toEqual({ A: ["APolicy"] })
  })

  it("leaves a function alone whose role is not the template's", () => {
    const resources = functionWith("A", "arn:a")
    const own = { Type: "AWS::Lambda::Function", Properties: { Role: "arn:aws:iam::123456789012:role/mine" } }
    expect(awaited({ ...resources, A: own })).toEqual({})
  })
})
