import { describe, expect, it } from "vitest"
import { literalResource } from "./literal-resource.ts"

const table = { "Fn::Sub": "arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/todos" }

describe("literalResource", () => {
  it("fills in the partition, the region and the account", () => {
    expect(literalResource(table, { region: "us-east-1", account: "123456789012" })).toBe(
      "arn:aws:dynamodb:us-east-1:123456789012:table/todos",
    )
  })

  it("keeps what is not known as a pseudo parameter", () => {
    expect(literalResource(table, {})).toBe("arn:aws:dynamodb:${AWS::Region}:${AWS::AccountId}:table/todos")
    expect(literalResource(table, { region: "eu-west-1" })).toBe(
      "arn:aws:dynamodb:eu-west-1:${AWS::AccountId}:table/todos",
    )
  })

  it.each([
    ["cn-north-1", "aws-cn"],
    ["us-gov-west-1", "aws-us-gov"],
    ["us-iso-east-1", "aws-iso"],
    ["ap-south-1", "aws"],
  ])("takes the partition of %s", (region, partition) => {
    expect(literalResource({ "Fn::Sub": "arn:${AWS::Partition}:s3:::uploads/*" }, { region })).toBe(
      `arn:${partition}:s3:::uploads/*`,
    )
  })

  it("reads joined values, variables of a substitution, and escaped ones as text", () => {
    const region = { Ref: "AWS::Region" }
    expect(literalResource({ "Fn::Join": ["-", ["uploads", region]] }, { region: "eu-west-1" })).toBe(
      "uploads-eu-west-1",
    )
    const withVariable = { "Fn::Sub": ["${Part1}/${!aws:username}", { Part1: region }] }
    expect(literalResource(withVariable, { region: "eu-west-1" })).toBe("eu-west-1/${aws:username}")
    expect(literalResource("*", {})).toBe("*")
  })
})
