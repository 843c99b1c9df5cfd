import { expect, it } from "vitest"
import type { CfnResource, CfnTemplate, CfnValue } from "../model/cloudformation.ts"
import { comparePermissions } from "./compare-permissions.ts"
import { describePermission } from "./show-summary.ts"

const table = { "Fn::GetAtt": ["TodosTable", "Arn"] }

function template(resources: Readonly<Record<string, CfnResource>>): CfnTemplate {
  return { AWSTemplateFormatVersion: "2010-09-09", Description: "", Resources: resources, Outputs: {} }
}

function policy(...statements: readonly CfnValue[]): CfnTemplate {
  const Properties = { PolicyDocument: { Version: "2012-10-17", Statement: statements }, Roles: [{ Ref: "Role" }] }
  return template({ Policy: { Type: "AWS::IAM::Policy", Properties } })
}

function differences(before: CfnTemplate, after: CfnTemplate) {
  const { broadened, narrowed } = comparePermissions(before, after)
  return { broadened: broadened.map(describePermission), narrowed: narrowed.map(describePermission) }
}

const allow = (Action: CfnValue, Resource: CfnValue = table, more: object = {}) => ({
  Effect: "Allow",
  Action,
  Resource,
  ...more,
})
const nothing = { broadened: [], narrowed: [] }

it("names each new action on each resource", () => {
  expect(
    differences(policy(allow("dynamodb:GetItem")), policy(allow(["dynamodb:GetItem", "dynamodb:PutItem"]))),
  ).toEqual({
    broadened: ["Role may dynamodb:PutItem on TodosTable.Arn"],
    narrowed: [],
  })
})

it("finds nothing in a policy that only says the same differently", () => {
  const together = policy(allow(["dynamodb:GetItem", "dynamodb:PutItem"]))
  const apart = policy(allow("dynamodb:PutItem"), allow("dynamodb:GetItem"))
  expect(differences(together, apart)).toEqual(nothing)
})

it("finds nothing in a statement that moves from a role into a policy of its own", () => {
  const Statement = [allow("dynamodb:GetItem")]
  const inline = template({
    Role: { Type: "AWS::IAM::Role", Properties: { Policies: [{ PolicyName: "p", PolicyDocument: { Statement } }] } },
  })
  expect(differences(inline, policy(...Statement))).toEqual(nothing)
})

it("sees an exact action under an old wildcard as narrower", () => {
  expect(differences(policy(allow("dynamodb:*")), policy(allow("dynamodb:GetItem")))).toEqual({
    broadened: [],
    narrowed: ["Role may dynamodb:* on TodosTable.Arn"],
  })
})

it("sees a new wildcard as broader, although it holds what was allowed", () => {
  expect(differences(policy(allow("dynamodb:GetItem")), policy(allow("dynamodb:GetItem", "*")))).toEqual({
    broadened: ["Role may dynamodb:GetItem on *"],
    narrowed: [],
  })
})

it("sees a condition that goes as broader, and one that comes as narrower", () => {
  const free = policy(allow("s3:GetObject", "*"))
  const tied = policy(allow("s3:GetObject", "*", { Condition: { Bool: { "aws:SecureTransport": "true" } } }))
  expect(differences(tied, free)).toEqual({ broadened: ["Role may s3:GetObject on *"], narrowed: [] })
  expect(differences(free, tied)).toEqual({ broadened: [], narrowed: ["Role may s3:GetObject on *"] })
})

it("sees a Deny that goes as broader", () => {
  const denied = policy(allow("s3:GetObject", "*"), { Effect: "Deny", Action: "s3:GetObject", Resource: "*" })
  expect(differences(denied, policy(allow("s3:GetObject", "*")))).toEqual({
    broadened: ["Role must not s3:GetObject on *"],
    narrowed: [],
  })
})

it("sees who may assume a role, and who may invoke a function", () => {
  const before = template({})
  const after = template({
    Role: {
      Type: "AWS::IAM::Role",
      Properties: {
        AssumeRolePolicyDocument: {
          Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } }],
        },
        ManagedPolicyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"],
      },
    },
    Permission: {
      Type: "AWS::Lambda::Permission",
      Properties: {
        Action: "lambda:InvokeFunction",
        FunctionName: { Ref: "Fn" },
        Principal: "s3.amazonaws.com",
        SourceAccount: "1",
      },
    },
  })
  expect(differences(before, after).broadened).toEqual([
    "lambda.amazonaws.com may sts:AssumeRole on Role",
    "Role may managed policy on arn:aws:iam::aws:policy/ReadOnlyAccess",
    "s3.amazonaws.com may lambda:InvokeFunction on Fn if SourceAccount 1",
  ])
})

it("sees a bucket that becomes public", () => {
  const open = template({
    Policy: {
      Type: "AWS::S3::BucketPolicy",
      Properties: {
        Bucket: { Ref: "Files" },
        PolicyDocument: {
          Statement: [
            { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: { "Fn::Sub": "${Files.Arn}/*" } },
          ],
        },
      },
    },
  })
  expect(differences(template({}), open).broadened).toEqual(["* may s3:GetObject on Files on ${Files.Arn}/*"])
})
