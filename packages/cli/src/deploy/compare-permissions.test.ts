import { expect, it } from "vitest"
import type { CfnResource, CfnTemplate, CfnValue } from "../model/cloudformation.ts"
import { permissionChanges } from "./permission-changes.ts"

const table = { "Fn::GetAtt": ["TodosTable", "Arn"] }

function template(resources: Readonly<Record<string, CfnResource>>): CfnTemplate {
  return { AWSTemplateFormatVersion: "2010-09-09", Description: "", Resources: resources, Outputs: {} }
}

function policy(...statements: readonly CfnValue[]): CfnTemplate {
  const Properties = { PolicyDocument: { Version: "2012-10-17", Statement: statements }, Roles: [{ Ref: "Role" }] }
  return template({ Policy: { Type: "AWS::IAM::Policy", Properties } })
}

function differences(before: CfnTemplate, after: CfnTemplate) {
  const { broadened, narrowed } = permissionChanges({ before, after, policies: [] })
  return { broadened: broadened.map(described), narrowed: narrowed.map(described) }
}

function described({ description }: { readonly description: string }): string {
  return description
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
  const free = policy(allow("s3:GetObject", "*"))
  expect(differences(denied, free)).toEqual({ broadened: ["no longer: Role must not s3:GetObject on *"], narrowed: [] })
  expect(differences(free, denied)).toEqual({ broadened: [], narrowed: ["Role must not s3:GetObject on *"] })
})

it("sees a declared table as one of all tables", () => {
  const Resources = { TodosTable: { Type: "AWS::DynamoDB::Table" } }
  const withTable = (one: CfnTemplate) => ({ ...one, Resources: { ...one.Resources, ...Resources } })
  const all = withTable(
    policy(
      allow("dynamodb:GetItem", {
        "Fn::Sub": "arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/*",
      }),
    ),
  )
  const one = withTable(policy(allow("dynamodb:GetItem")))
  const index = withTable(policy(allow("dynamodb:GetItem", { "Fn::Sub": "${TodosTable.Arn}/index/byOwner" })))
  expect(differences(all, one).broadened).toEqual([])
  expect(differences(all, index).broadened).toEqual([])
  expect(differences(one, all).narrowed).toEqual([])
  expect(differences(one, index).broadened).toEqual(["Role may dynamodb:GetItem on ${TodosTable.Arn}/index/byOwner"])
})

it.each([
  ["fewer values", { StringEquals: { "k:x": ["a", "b"] } }, { StringEquals: { "k:x": "a" } }],
  ["a value under a pattern", { StringLike: { "k:x": "a*" } }, { StringLike: { "k:x": "ab" } }],
  ["more refused values", { StringNotEquals: { "k:x": "a" } }, { StringNotEquals: { "K:X": ["a", "b"] } }],
  ["another key as well", { StringEquals: { "k:x": "a" } }, { StringEquals: { "k:x": "a", "k:y": "b" } }],
])("sees a condition with %s as narrower", (_name, wide, narrow) => {
  const [before, after] = [wide, narrow].map((Condition) => policy(allow("s3:GetObject", "*", { Condition })))
  if (!before || !after) throw new Error("no templates")
  expect(differences(before, after).broadened).toEqual([])
  expect(differences(before, after).narrowed).toHaveLength(1)
  expect(differences(after, before).broadened).toHaveLength(1)
})

it("finds nothing in statements that are divided among managed policies, attached either way", () => {
  const statements = [allow("dynamodb:GetItem"), allow("dynamodb:PutItem")]
  const managed = (Statement: CfnValue, Roles?: CfnValue): CfnResource => ({
    Type: "AWS::IAM::ManagedPolicy",
    Properties: { PolicyDocument: { Statement }, ...(Roles && { Roles }) },
  })
  const divided = template({
    Role: { Type: "AWS::IAM::Role", Properties: { ManagedPolicyArns: [{ Ref: "Second" }] } },
    First: managed(statements.slice(0, 1), [{ Ref: "Role" }]),
    Second: managed(statements.slice(1)),
  })
  expect(differences(policy(...statements), divided)).toEqual(nothing)
})

it("sees a permissions boundary that goes, and a role that is not the template's own", () => {
  const role = (Properties: Readonly<Record<string, CfnValue>>) =>
    template({ Role: { Type: "AWS::IAM::Role", Properties } })
  const bounded = role({ PermissionsBoundary: "arn:aws:iam::1:policy/b" })
  expect(differences(bounded, role({}))).toEqual({
    broadened: ["no longer: Role must not go beyond what arn:aws:iam::1:policy/b allows"],
    narrowed: [],
  })
  expect(differences(role({}), bounded).broadened).toEqual([])
  const fn = (Role: CfnValue) => template({ Fn: { Type: "AWS::Lambda::Function", Properties: { Role } } })
  expect(differences(fn({ "Fn::GetAtt": ["Role", "Arn"] }), fn("arn:aws:iam::1:role/shared")).broadened).toEqual([
    "Fn may do what the role arn:aws:iam::1:role/shared allows",
  ])
})

it("sees what is excepted as broader when it is less", () => {
  const except = (NotAction: CfnValue) => policy({ Effect: "Allow", NotAction, Resource: "*" })
  expect(differences(except("s3:*"), except("s3:GetObject")).broadened).toEqual(["Role may not s3:GetObject on *"])
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
    "Role may do what arn:aws:iam::aws:policy/ReadOnlyAccess allows",
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
