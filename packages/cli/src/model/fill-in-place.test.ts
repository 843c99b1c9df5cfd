import { describe, expect, it } from "vitest"
import type { CfnValue } from "./cloudformation.ts"
import { fillInPlace } from "./fill-in-place.ts"
import type { Place } from "./literal-resource.ts"

const region = "eu-west-1"
const account = "123456789012"
const table = { "Fn::Sub": "arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/a" }

describe("fillInPlace", () => {
  it.each<[CfnValue, Place, CfnValue]>([
    [table, { region, account }, "arn:aws:dynamodb:eu-west-1:123456789012:table/a"],
    [table, { region }, { "Fn::Sub": "arn:aws:dynamodb:eu-west-1:${AWS::AccountId}:table/a" }],
    [table, { account }, { "Fn::Sub": "arn:${AWS::Partition}:dynamodb:${AWS::Region}:123456789012:table/a" }],
    [table, {}, table],
    [{ Ref: "AWS::AccountId" }, { account }, account],
    [{ Ref: "AWS::Region" }, { account }, { Ref: "AWS::Region" }],
    [{ Ref: "Topic" }, { region, account }, { Ref: "Topic" }],
    [{ "Fn::Sub": "${Todos.Arn}/${AWS::Region}" }, { region }, { "Fn::Sub": "${Todos.Arn}/eu-west-1" }],
    [["*", { Ref: "AWS::Region" }], { region }, ["*", region]],
    [{ "Fn::ImportValue": { "Fn::Sub": "${AWS::Region}-arn" } }, { region }, { "Fn::ImportValue": "eu-west-1-arn" }],
  ])("makes of %j with %j %j", (value, place, filled) => {
    expect(fillInPlace(value, place)).toEqual(filled)
  })
})
