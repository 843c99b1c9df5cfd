import { describe, expect, it } from "vitest"
import type { CfnValue } from "./cloudformation.ts"
import { showResource } from "./show-resource.ts"

describe("showResource", () => {
  it.each<[CfnValue, string]>([
    [{ "Fn::GetAtt": ["TodosTable", "Arn"] }, "TodosTable"],
    [{ "Fn::Sub": "${TodosTable.Arn}/index/byOwner" }, "TodosTable/index/byOwner"],
    [{ "Fn::Sub": "arn:${AWS::Partition}:s3:::photos/*" }, "arn:aws:s3:::photos/*"],
    [
      { "Fn::Sub": "arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/a" },
      "arn:aws:dynamodb:<region>:<account>:table/a",
    ],
    ["*", "*"],
    [{ "Fn::GetAtt": "TodosTable.Arn" }, "TodosTable"],
    [{ "Fn::GetAtt": ["TodosTable", "StreamArn"] }, "TodosTable.StreamArn"],
    [{ "Fn::ImportValue": "AlertTopicArn" }, "!ImportValue AlertTopicArn"],
    [{ "Fn::ImportValue": { "Fn::Sub": "${AWS::Region}-alerts" } }, "!ImportValue <region>-alerts"],
    [{ "Fn::Select": [0, { "Fn::Split": [",", { Ref: "Topics" }] }] }, "!Select [0, !Split [,, Topics]]"],
    [{ "Fn::Sub": ["${Table.Arn}/index/${Name}", { Name: "byOwner" }] }, "Table/index/byOwner"],
  ])("shows %j as %s", (resource, shown) => {
    expect(showResource(resource)).toBe(shown)
  })
})
