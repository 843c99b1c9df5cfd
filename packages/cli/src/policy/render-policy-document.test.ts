import { describe, expect, it } from "vitest"
import type { Grant } from "../model/grant.ts"
import { renderPolicyDocument } from "./render-policy-document.ts"

const todos = { "Fn::GetAtt": ["TodosTable", "Arn"] }
const grant = (action: string, resource: Grant["resource"], condition?: Grant["condition"]): Grant => ({
  action,
  resource,
  evidence: [],
  ...(condition && { condition }),
})

describe("renderPolicyDocument", () => {
  it("puts two calls of one service into one statement with sorted actions", () => {
    expect(renderPolicyDocument([grant("dynamodb:PutItem", todos), grant("dynamodb:GetItem", todos)])).toEqual({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: ["dynamodb:GetItem", "dynamodb:PutItem"], Resource: [todos] }],
    })
  })

  it("keeps services and sets of resources apart", () => {
    const grants = [
      grant("s3:GetObject", "arn:aws:s3:::b/k"),
      grant("dynamodb:GetItem", todos),
      grant("dynamodb:Query", "arn:x"),
    ]
    expect(renderPolicyDocument(grants).Statement.map(({ Action }) => Action)).toEqual([
      ["dynamodb:GetItem"],
      ["dynamodb:Query"],
      ["s3:GetObject"],
    ])
  })

  it("gives equal bytes whatever the order of the grants", () => {
    const grants = [
      grant("dynamodb:GetItem", todos),
      grant("dynamodb:GetItem", "arn:a"),
      grant("s3:PutObject", "arn:b"),
    ]
    expect(JSON.stringify(renderPolicyDocument(grants.toReversed()))).toBe(JSON.stringify(renderPolicyDocument(grants)))
  })

  it("keeps conditions, and keeps apart what has different ones", () => {
    const condition = { StringEquals: { "iam:PassedToService": "events.amazonaws.com" } }
    const grants = [grant("iam:PassRole", "arn:r", condition), grant("iam:GetRole", "arn:r")]
    expect(renderPolicyDocument(grants).Statement).toEqual([
      { Effect: "Allow", Action: ["iam:GetRole"], Resource: ["arn:r"] },
      { Effect: "Allow", Action: ["iam:PassRole"], Resource: ["arn:r"], Condition: condition },
    ])
  })

  it("leaves out what a wildcard covers", () => {
    const grants = [grant("s3:GetObject", "arn:aws:s3:::b/k"), grant("s3:GetObject", "arn:aws:s3:::b/*")]
    expect(renderPolicyDocument(grants).Statement).toEqual([
      { Effect: "Allow", Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::b/*"] },
    ])
  })
})
