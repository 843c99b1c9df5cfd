import { describe, expect, it } from "vitest"
import { checkArn, checkIam } from "./check-iam.ts"

const faultsOf = (statement: unknown) => checkIam([statement], ["iam"]).map(({ message, hint }) => [message, hint])

describe("checkIam", () => {
  it.each([
    [{ actions: "dynamodb:GetItem", resources: "${tsapi.table.Todos.arn}" }],
    [{ actions: ["dynamodb:Query"], resources: ["${tsapi.table.Todos.arn}/index/*"] }],
    [{ actions: ["sns:Publish"], resources: ["arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:a"] }],
    [{ actions: ["s3:GetObject"], resources: "arn:aws:s3:::b/${aws:PrincipalTag/team}/*" }],
    [
      {
        actions: ["sns:Publish"],
        resources: { "Fn::ImportValue": "A" },
        conditions: { "ForAnyValue:StringLike": { "aws:TagKeys": ["a"] } },
      },
    ],
    [{ actions: ["sqs:ListQueues"], resources: "*" }],
  ])("takes %j", (statement) => {
    expect(faultsOf(statement)).toEqual([])
  })

  it.each([
    [{ actions: "dynamodb:*", resources: "*" }, "iam.0.actions has a wildcard: dynamodb:*"],
    [{ actions: "GetItem", resources: "*" }, 'iam.0.actions is "GetItem"'],
    [{ actions: [], resources: "*" }, "iam.0.actions is empty"],
    [{ actions: "dynamodb:GetItem" }, "iam.0 has no resources"],
    [{ actions: "dynamodb:GetItem", resources: undefined }, "iam.0 has no resources"],
    [{ actions: "dynamodb:GetItem", resources: { Ref: undefined } }, "iam.0.resources is {}"],
    [{ actions: "dynamodb:GetItem", resources: "todos" }, "iam.0.resources is not an ARN: todos"],
    [
      { actions: "dynamodb:GetItem", resources: "arn:aws:*:eu-west-1:1:x" },
      "iam.0.resources is not an ARN: arn:aws:*:eu-west-1:1:x",
    ],
    [{ actions: "dynamodb:GetItem", resources: [null] }, "iam.0.resources has a resource that is undefined"],
    [{ actions: "dynamodb:GetItem", resources: { arn: "x" } }, 'iam.0.resources is {"arn":"x"}'],
    [
      { actions: "sns:Publish", resources: "arn:aws:sns:${Region}:1:a" },
      "iam.0.resources has ${Region}, which is no pseudo parameter",
    ],
    [
      { Action: "sns:Publish", actions: "sns:Publish", resources: "arn:aws:sns:x:1:a" },
      "iam.0.Action is not a setting",
    ],
    [
      { actions: "sns:Publish", resources: "arn:aws:sns:x:1:a", conditions: { StringEqual: { "a:b": "c" } } },
      "iam.0.conditions.StringEqual is not an operator",
    ],
    [
      { actions: "sns:Publish", resources: "arn:aws:sns:x:1:a", conditions: { StringEquals: { team: "c" } } },
      "iam.0.conditions.StringEquals.team is not a condition key",
    ],
  ])("refuses %j", (statement, message) => {
    expect(faultsOf(statement).map(([found]) => found)).toEqual([message])
  })

  it("suggests what is meant", () => {
    expect(faultsOf({ actions: "sns:Publish", resources: "arn:aws:sns:${AWS::Regoin}:1:a" })[0]?.[1]).toBe(
      "Did you mean ${AWS::Region}?",
    )
    expect(faultsOf({ actions: "sns:Publish", resources: "*", condition: {} })[0]?.[1]).toBe("Did you mean conditions?")
  })
})

describe("checkArn", () => {
  const check = checkArn("role")

  it.each([
    "arn:aws:iam::123456789012:role/api",
    "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/a/b",
    { "Fn::ImportValue": "R" },
  ])("takes %j", (value) => {
    expect(check(value, ["role"])).toEqual([])
  })

  it.each(["api", "arn:aws:iam::123456789012:user/api", { arn: "x" }, 3])("refuses %j", (value) => {
    expect(check(value, ["role"])).toHaveLength(1)
  })
})
