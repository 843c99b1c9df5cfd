import { describe, expect, it } from "vitest"
import { evaluatePolicy, type PlainStatement } from "./evaluate-policy.ts"
import { matchesPattern } from "@tsapi/framework/iam"

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
    [{ IpAddress: { "aws:SourceIp": "10.0.0.0/8" } }, { "aws:SourceIp": "10.0.0.1" }, "allow"],
    [{ IpAddress: { "aws:SourceIp": ["10.0.0.0/8", "2001:db8::/32"] } }, { "aws:SourceIp": "2001:db8::1" }, "allow"],
    [{ IpAddress: { "aws:SourceIp": "10.0.0.0/99" } }, { "aws:SourceIp": "10.0.0.1" }, "implicitDeny"],
    [{ NotIpAddress: { "aws:SourceIp": "10.0.0.0/8" } }, { "aws:SourceIp": "10.0.0.1" }, "implicitDeny"],
    [{ StringNotLike: { "s3:prefix": ["home/*", "tmp/*"] } }, { "s3:prefix": "tmp/a" }, "implicitDeny"],
    [{ StringNotEqualsIgnoreCase: { "aws:x": "A" } }, { "aws:x": "a" }, "implicitDeny"],
    [{ ArnLike: { "aws:SourceArn": "arn:aws:s3:*:*:b*" } }, { "aws:SourceArn": "arn:aws:s3:::bucket" }, "allow"],
    [
      { ArnEquals: { "aws:SourceArn": "arn:aws:*:todos" } },
      { "aws:SourceArn": "arn:aws:sns:eu-west-1:1:todos" },
      "implicitDeny",
    ],
    [{ ArnNotLike: { "aws:SourceArn": "arn:aws:s3:::b" } }, { "aws:SourceArn": "arn:aws:s3:::c" }, "allow"],
    [{ DateLessThan: { "aws:CurrentTime": "2030-01-01T00:00:00Z" } }, { "aws:CurrentTime": "1800000000" }, "allow"],
    [
      { DateGreaterThanEquals: { "aws:CurrentTime": "2030-01-01" } },
      { "aws:CurrentTime": "2029-12-31" },
      "implicitDeny",
    ],
    [{ NumericNotEquals: { "s3:max-keys": ["1", "2"] } }, { "s3:max-keys": "2.0" }, "implicitDeny"],
    [{ "ForAnyValue:StringNotEquals": { "aws:TagKeys": "a" } }, {}, "implicitDeny"],
    [{ "ForAnyValue:StringEqualsIfExists": { "aws:TagKeys": "a" } }, {}, "allow"],
    [{ "ForAllValues:StringEquals": { "aws:TagKeys": "a" } }, {}, "allow"],
    [{ "ForAllValues:StringEquals": { "aws:TagKeys": "a" } }, { "aws:TagKeys": [] }, "allow"],
    [{ Null: { "aws:x": true } }, { "aws:x": "1" }, "implicitDeny"],
    [{ StringLike: { "s3:prefix": "a${*}b" } }, { "s3:prefix": "a*b" }, "allow"],
    [{ StringLike: { "s3:prefix": "a${*}b" } }, { "s3:prefix": "axb" }, "implicitDeny"],
    [{ StringEquals: { "aws:x": "${aws:username}" } }, { "aws:x": "ann", "aws:UserName": "ann" }, "allow"],
    [{ StringEquals: { "aws:x": "${aws:username}" } }, { "aws:x": "ann" }, "implicitDeny"],
    [{ StringEquals: { "aws:x": "${aws:username, 'ann'}" } }, { "aws:x": "ann" }, "allow"],
    [{ StringNotEquals: { "aws:x": "${aws:username}" } }, { "aws:x": "ann" }, "implicitDeny"],
    [{ StringEquals: { "aws:x": "1", "aws:y": "2" } }, { "aws:x": "1", "aws:y": "3" }, "implicitDeny"],
    [{ StringSounds: { "aws:x": "1" } }, { "aws:x": "1" }, "implicitDeny"],
    [{ constructor: { "aws:x": "1" } }, { "aws:x": "1" }, "implicitDeny"],
  ] as const)("judges the condition %j for %j as %s", (Condition, context, decision) => {
    expect(decide([allow({ Condition })], "dynamodb:GetItem", table, context)).toBe(decision)
  })

  it.each([{ StringSounds: { "aws:x": "1" } }, { StringEquals: { "aws:x": "${aws:PrincipalTag/team}" } }])(
    "lets a Deny with the condition %j, which it cannot judge, deny",
    (Condition) => {
      const deny = allow({ Effect: "Deny", Condition })
      expect(decide([allow(), deny], "dynamodb:GetItem", table, { "aws:x": "1" })).toBe("explicitDeny")
    },
  )

  it("lets a resource with a variable that it does not know open nothing and close everything", () => {
    const own = allow({ Resource: "arn:aws:dynamodb:eu-west-1:1:table/${aws:username}" })
    expect(decide([own], "dynamodb:GetItem")).toBe("implicitDeny")
    expect(decide([own], "dynamodb:GetItem", table, { "aws:username": "todos" })).toBe("allow")
    expect(decide([own], "dynamodb:GetItem", table, { "aws:username": "*" })).toBe("implicitDeny")
    expect(decide([allow(), { ...own, Effect: "Deny" }], "dynamodb:GetItem")).toBe("explicitDeny")
    const { Resource: NotResource, ...rest } = own
    const others: PlainStatement = { ...rest, ...(NotResource && { NotResource }) }
    expect(decide([others], "dynamodb:GetItem")).toBe("implicitDeny")
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
    ["a${*}c", "a*c", true],
    ["a${*}c", "abc", false],
    ["${?}${$}", "?$", true],
    ["${AWS::Region}", "${AWS::Region}", true],
  ])("%s against %s is %s", (pattern, text, matches) => {
    expect(matchesPattern(pattern, text)).toBe(matches)
  })
})
