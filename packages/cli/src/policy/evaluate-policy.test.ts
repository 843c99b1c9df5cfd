import { describe, expect, it } from "vitest"
import { evaluatePolicy, type PlainStatement } from "./evaluate-policy.ts"
import { matchesPattern } from "./matches-pattern.ts"

const table = "arn:aws:dynamodb:eu-west-1:1:table/todos"
const allow = (more: Partial<PlainStatement> = {}): PlainStatement => ({
  Effect: "Allow",
  Action: "dynamodb:GetItem",
  Resource: table,
  ...more,
})
const decide = (statements: readonly PlainStatement[], action: string, resource = table, context = {}) =>
  evaluatePolicy([{ Statement: statements }], { action, resource, context })

describe("evaluatePolicy", () => {
  it("denies what no statement allows", () => {
    expect(decide([], "dynamodb:GetItem")).toBe("implicitDeny")
    expect(decide([allow()], "dynamodb:PutItem")).toBe("implicitDeny")
    expect(decide([allow()], "dynamodb:GetItem", `${table}-2`)).toBe("implicitDeny")
  })

  it("tells a table from its index", () => {
    expect(decide([allow()], "dynamodb:GetItem", `${table}/index/byOwner`)).toBe("implicitDeny")
    expect(decide([allow({ Resource: `${table}/index/*` })], "dynamodb:GetItem")).toBe("implicitDeny")
  })

  it("compares actions without regard to case, and resources with regard to it", () => {
    expect(decide([allow()], "DynamoDB:getitem")).toBe("allow")
    expect(decide([allow()], "dynamodb:GetItem", table.replace("todos", "Todos"))).toBe("implicitDeny")
  })

  it("lets a Deny win over an Allow", () => {
    expect(decide([allow(), allow({ Effect: "Deny", Action: "dynamodb:*" })], "dynamodb:GetItem")).toBe("explicitDeny")
  })

  it("understands NotAction and NotResource", () => {
    const others: PlainStatement = { Effect: "Allow", NotAction: ["dynamodb:DeleteTable"], Resource: "*" }
    expect(decide([others], "dynamodb:GetItem")).toBe("allow")
    expect(decide([others], "dynamodb:DeleteTable")).toBe("implicitDeny")
    const elsewhere: PlainStatement = { Effect: "Allow", Action: "s3:GetObject", NotResource: "arn:aws:s3:::secret/*" }
    expect(decide([elsewhere], "s3:GetObject", "arn:aws:s3:::secret/a")).toBe("implicitDeny")
    expect(decide([elsewhere], "s3:GetObject", "arn:aws:s3:::open/a")).toBe("allow")
  })

  it.each([
    [
      { StringEquals: { "iam:PassedToService": "lambda.amazonaws.com" } },
      { "iam:passedtoservice": "lambda.amazonaws.com" },
      "allow",
    ],
    [{ StringEquals: { "iam:PassedToService": "lambda.amazonaws.com" } }, {}, "implicitDeny"],
    [{ StringLike: { "s3:prefix": ["home/*"] } }, { "s3:prefix": "home/me" }, "allow"],
    [{ StringNotEquals: { "aws:PrincipalTag/team": "a" } }, { "aws:PrincipalTag/team": "b" }, "allow"],
    [{ Bool: { "aws:SecureTransport": "true" } }, { "aws:SecureTransport": "false" }, "implicitDeny"],
    [{ StringEqualsIfExists: { "aws:x": "1" } }, {}, "allow"],
    [{ Null: { "aws:x": "true" } }, {}, "allow"],
    [{ NumericLessThan: { "s3:max-keys": "10" } }, { "s3:max-keys": "9" }, "allow"],
    [
      { "ForAllValues:StringEquals": { "dynamodb:Attributes": ["a", "b"] } },
      { "dynamodb:Attributes": ["a", "c"] },
      "implicitDeny",
    ],
    [
      { "ForAnyValue:StringEquals": { "dynamodb:Attributes": ["a", "b"] } },
      { "dynamodb:Attributes": ["a", "c"] },
      "allow",
    ],
    [{ IpAddress: { "aws:SourceIp": "10.0.0.0/8" } }, { "aws:SourceIp": "10.0.0.1" }, "implicitDeny"],
  ] as const)("judges the condition %j for %j as %s", (Condition, context, decision) => {
    expect(decide([allow({ Condition })], "dynamodb:GetItem", table, context)).toBe(decision)
  })

  it("lets a Deny with a condition that it cannot judge deny", () => {
    const deny = allow({ Effect: "Deny", Condition: { IpAddress: { "aws:SourceIp": "10.0.0.0/8" } } })
    expect(decide([allow(), deny], "dynamodb:GetItem")).toBe("explicitDeny")
  })

  it("always allows to ask who one is", () => {
    expect(decide([], "sts:GetCallerIdentity", "*")).toBe("allow")
  })
})

describe("matchesPattern", () => {
  it.each([
    ["a*c", "abbc", true],
    ["a*c", "abbcd", false],
    ["*", "", true],
    ["secret-??????", "secret-AbCdEf", true],
    ["secret-??????", "secret-AbCdE", false],
    ["a*b*c", "aXbXbXc", true],
    ["a.c", "abc", false],
  ])("%s against %s is %s", (pattern, text, matches) => {
    expect(matchesPattern(pattern, text)).toBe(matches)
  })
})
