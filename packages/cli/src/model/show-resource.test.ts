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
  ])("shows %j as %s", (resource, shown) => {
    expect(showResource(resource)).toBe(shown)
  })
})
