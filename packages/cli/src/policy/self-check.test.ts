import { describe, expect, it } from "vitest"
import { appOf } from "../../test/policy/one-module-app.ts"
import { inferSource } from "../../test/policy/infer-source.ts"
import type { Grant } from "../model/grant.ts"
import { selfCheck } from "./self-check.ts"

const grant = (action: string, resource: Grant["resource"]): Grant => ({ action, resource, evidence: [] })
const table = "arn:aws:dynamodb:eu-west-1:1:table/todos"

describe("selfCheck", () => {
  it("passes policies that are as they should be", async () => {
    const [policy] = await inferSource(
      appOf(
        `import { S3 } from "@aws-sdk/client-s3"\nimport { QueryCommand } from "@aws-sdk/lib-dynamodb"`,
        `await client.send(new GetCommand({ TableName: todoTable.name, Key: {} }))
         await client.send(new QueryCommand({ TableName: todoTable.name, IndexName: "byOwner" }))
         await client.send(new PutCommand({ TableName: "plain", Item: {} }))
         await new S3({}).getObject({ Bucket: "b", Key: "k/" + request.params.id })
         return new S3({}).listBuckets({})`,
      ),
    )
    expect(policy?.grants).toHaveLength(5)
    expect(selfCheck({ grants: policy?.grants ?? [] })).toEqual([])
  })

  it("passes policies in which one resource covers another", () => {
    const grants = [grant("s3:GetObject", "arn:aws:s3:::b/*"), grant("s3:GetObject", "arn:aws:s3:::b/k")]
    expect(selfCheck({ grants })).toEqual([])
  })

  it("finds actions that IAM does not have", () => {
    expect(selfCheck({ grants: [grant("dynamodb:GetItems", table)] })).toEqual([
      "dynamodb:GetItems is not an action of IAM",
    ])
  })

  it("finds resources that an action does not take", () => {
    expect(selfCheck({ grants: [grant("dynamodb:GetItem", "arn:aws:s3:::todos")] })).toEqual([
      "dynamodb:GetItem takes no resource such as arn:aws:s3:::todos",
    ])
  })

  it("finds a scoped action on everything, which also allows what was not asked for", () => {
    expect(selfCheck({ grants: [grant("dynamodb:GetItem", "*")] })).toEqual([
      "dynamodb:GetItem is allowed on everything, and takes resources",
    ])
  })

  it("finds a wildcard in an action", () => {
    expect(selfCheck({ grants: [grant("dynamodb:*", table)] })).toEqual([
      expect.stringMatching(/^dynamodb:\* on .* also allows dynamodb:\w+ on .* and \d+ more like it$/),
      "dynamodb:* names its actions by a wildcard",
    ])
  })
})
