import { describe, expect, it } from "vitest"
import type { CfnResource, CfnTemplate, CfnValue } from "../../model/cloudformation.ts"
import type { Grant } from "../../model/grant.ts"
import { renderPolicyDocument } from "../render-policy-document.ts"
import { checkRole } from "./check-role.ts"
import { roleDocuments } from "./role-documents.ts"

const table = { "Fn::GetAtt": ["TodosTable", "Arn"] }
const place = "arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}"
const archive = { "Fn::Sub": `${place}:table/archive` }

const need = (action: string, resource: CfnValue = table, more: Partial<Grant> = {}): Grant => ({
  action,
  resource,
  evidence: [{ file: "src/todos.ts", line: 7, chain: ["TodoController.get"] }],
  ...more,
})
const allow = (Action: CfnValue, Resource: CfnValue = table, more: object = {}) => ({
  Effect: "Allow",
  Action,
  Resource,
  ...more,
})

const policy = (Type: string, Statement: CfnValue): CfnResource => ({
  Type,
  Properties: { PolicyDocument: { Version: "2012-10-17", Statement }, Roles: [{ Ref: "Role" }] },
})

function templateOf(Resources: CfnTemplate["Resources"]): CfnTemplate {
  return { AWSTemplateFormatVersion: "2010-09-09", Description: "", Resources, Outputs: {} }
}

/** What each check finds, by its name; those that find nothing are left out. */
function faultsOf(needs: readonly Grant[], resources: CfnTemplate["Resources"]) {
  const documents = roleDocuments(templateOf(resources), "Role")
  const results = checkRole({ documents, needs, stackName: "todo-dev" })
  const found = results.filter(({ faults }) => faults.length > 0)
  return Object.fromEntries(found.map(({ name, faults }) => [name, faults.map(({ message }) => message)]))
}

const inline = (...statements: CfnValue[]) => ({ Policy: policy("AWS::IAM::Policy", statements) })

describe("checkRole", () => {
  const needs = [
    need("dynamodb:GetItem"),
    need("dynamodb:Query", { "Fn::Sub": "${TodosTable.Arn}/index/byOwner" }),
    need("dynamodb:PutItem", archive),
    need("s3:GetObject", "arn:aws:s3:::files/shared/*"),
    need("s3:ListAllMyBuckets", "*"),
    need("kms:Decrypt", "arn:aws:kms:eu-west-1:1:key/a", {
      condition: { StringEquals: { "kms:ViaService": { "Fn::Sub": "dynamodb.${AWS::Region}.amazonaws.com" } } },
    }),
  ]
  const whole = renderPolicyDocument(needs).Statement.map((statement) => ({ ...statement }))

  it("tells what is allowed on a condition only from what is not allowed", () => {
    const office = { Condition: { IpAddress: { "aws:SourceIp": "192.0.2.0/24" } } }
    const [get, put] = [need("dynamodb:GetItem"), need("dynamodb:PutItem")]
    const needed = "is needed, and allowed on a condition only"
    expect(faultsOf([get, put], inline(allow("dynamodb:GetItem", table, office)))).toEqual({
      sufficient: [
        `dynamodb:GetItem on TodosTable ${needed}`,
        "dynamodb:PutItem on TodosTable is needed and not allowed",
      ],
    })
    const never = { ...allow("dynamodb:*", table, office), Effect: "Deny" }
    expect(faultsOf([get], inline(allow("dynamodb:GetItem"), never))).toEqual({})
    const spare = inline(allow("dynamodb:GetItem"), allow("dynamodb:Scan", table, office))
    expect(faultsOf([get], spare)).toEqual({ minimal: ["dynamodb:Scan on TodosTable is allowed and not needed"] })
    const other = { Condition: { StringEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com" } } }
    const decrypt = needs.filter(({ action }) => action === "kms:Decrypt")
    expect(faultsOf(decrypt, inline(allow("kms:Decrypt", "arn:aws:kms:eu-west-1:1:key/a", other)))).toMatchObject({
      sufficient: ["kms:Decrypt on arn:aws:kms:eu-west-1:1:key/a is needed and not allowed"],
    })
  })

  it("passes what is rendered from the needs themselves, in one document or several", () => {
    expect(faultsOf(needs, inline(...whole))).toEqual({})
    const divided = {
      First: policy("AWS::IAM::ManagedPolicy", whole.slice(0, 2)),
      Second: policy("AWS::IAM::ManagedPolicy", whole.slice(2)),
    }
    expect(faultsOf(needs, divided)).toEqual({})
    const results = checkRole({ documents: roleDocuments(templateOf(divided), "Role"), needs, stackName: "todo-dev" })
    expect(results.map(({ name, examined }) => [name, examined > 0])).toEqual([
      ["sufficient", true],
      ["minimal", true],
      ["near misses", true],
      ["known to IAM", true],
      ["size", true],
    ])
  })

  it.each(whole.map((_, index) => index))("misses statement %i when it is lost", (index) => {
    const rest = whole.filter((_, at) => at !== index)
    const { Action } = whole[index] ?? { Action: [] }
    expect(faultsOf(needs, inline(...rest))).toEqual({
      sufficient: Action.map((action) => expect.stringMatching(`^${action} on .* is needed and not allowed$`)),
    })
  })

  it("names the line that is refused", () => {
    const [sufficient] = checkRole({ documents: [], needs: [need("dynamodb:GetItem")], stackName: "todo-dev" })
    expect(sufficient?.faults).toEqual([
      {
        message: "dynamodb:GetItem on TodosTable is needed and not allowed",
        location: { file: "src/todos.ts", line: 7 },
      },
    ])
  })

  it("looks at no other role's policies", () => {
    const other = { ...policy("AWS::IAM::Policy", [allow("dynamodb:GetItem")]) }
    const Properties = { ...other.Properties, Roles: [{ Ref: "OtherRole" }] }
    expect(faultsOf([need("dynamodb:GetItem")], { Policy: { ...other, Properties } })).toHaveProperty("sufficient")
  })

  it.each<[string, CfnValue, object]>([
    [
      "a permission that nothing needs",
      allow(["dynamodb:GetItem", "dynamodb:PutItem"]),
      { minimal: ["dynamodb:PutItem on TodosTable is allowed and not needed"] },
    ],
    [
      "a permission that is there twice",
      allow("dynamodb:GetItem", [table, table]),
      { minimal: Array.from({ length: 2 }, () => "dynamodb:GetItem on TodosTable is allowed and not needed") },
    ],
    [
      "a wildcard in an action",
      allow("dynamodb:GetIte?"),
      { "known to IAM": ["dynamodb:GetIte? names its actions by a wildcard"] },
    ],
    [
      "all actions of a service",
      allow("dynamodb:*"),
      {
        "near misses": [
          expect.stringMatching(
            /^dynamodb:\* on TodosTable also allows dynamodb:\w+ on TodosTable and \d+ more like it$/,
          ),
        ],
        "known to IAM": ["dynamodb:* names its actions by a wildcard"],
      },
    ],
    [
      "an action on the indexes too",
      allow("dynamodb:GetItem", [{ "Fn::Sub": "${TodosTable.Arn}*" }]),
      { "near misses": [expect.stringMatching(/^dynamodb:GetItem on TodosTable\* also allows dynamodb:GetItem on /)] },
    ],
    [
      "everything",
      allow("dynamodb:GetItem", "*"),
      {
        "near misses": [expect.stringMatching(/^dynamodb:GetItem on \* also allows dynamodb:GetItem on arn:/)],
        "known to IAM": ["dynamodb:GetItem is allowed on everything, and takes resources"],
      },
    ],
    [
      "a Deny",
      [allow("dynamodb:GetItem"), { Effect: "Deny", NotAction: "s3:*", Resource: "*" }],
      {
        sufficient: ["dynamodb:GetItem on TodosTable is needed and not allowed"],
        minimal: ["dynamodb:GetItem on TodosTable is allowed and not needed"],
      },
    ],
    [
      "the wrong kind of resource",
      [allow("dynamodb:GetItem"), allow("dynamodb:GetItem", "arn:aws:s3:::todos")],
      {
        minimal: ["dynamodb:GetItem on arn:aws:s3:::todos is allowed and not needed"],
        "known to IAM": ["dynamodb:GetItem takes no resource such as arn:aws:s3:::todos"],
      },
    ],
  ])("finds %s", (_name, statement, faults) => {
    expect(faultsOf([need("dynamodb:GetItem")], inline(...[statement].flat()))).toEqual(faults)
  })

  it("finds a resource in any account or region, and a lost condition", () => {
    const wide = { "Fn::Sub": "arn:${AWS::Partition}:dynamodb:*:*:table/archive" }
    expect(faultsOf([need("dynamodb:PutItem", archive)], inline(allow("dynamodb:PutItem", wide)))).toHaveProperty([
      "near misses",
    ])
    const bound = need("kms:Decrypt", "arn:aws:kms:eu-west-1:1:key/a", {
      condition: { StringEquals: { "kms:ViaService": "dynamodb.eu-west-1.amazonaws.com" } },
    })
    expect(faultsOf([bound], inline(allow("kms:Decrypt", "arn:aws:kms:eu-west-1:1:key/a")))).toHaveProperty([
      "near misses",
    ])
  })

  it("finds policies that are too long or too many", () => {
    const many = Array.from({ length: 120 }, (_, i) =>
      need("dynamodb:GetItem", `arn:aws:dynamodb:eu-west-1:1:table/${"t".repeat(60)}${i}`),
    )
    const [statement = {}] = renderPolicyDocument(many).Statement.map((one) => ({ ...one }))
    expect(faultsOf(many, inline(statement))).toEqual({
      size: [expect.stringMatching(/^The inline policies have \d+ characters; IAM takes 10240$/)],
    })
    expect(faultsOf(many, { Policy: policy("AWS::IAM::ManagedPolicy", [statement]) })).toEqual({
      size: [expect.stringMatching(/^A managed policy has \d+ characters; IAM takes 6144$/)],
    })
    const single = many.slice(0, 11)
    const eleven = Object.fromEntries(
      single.map(({ action, resource }, i) => [`P${i}`, policy("AWS::IAM::ManagedPolicy", [allow(action, resource)])]),
    )
    expect(faultsOf(single, eleven)).toEqual({ size: ["The role has 11 managed policies; IAM takes 10"] })
  })
})
