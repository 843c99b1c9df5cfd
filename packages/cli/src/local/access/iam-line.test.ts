import { mkdtempSync } from "node:fs"
import { writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { expect, it } from "vitest"
import type { JudgedNeed } from "../../model/access-judge.ts"
import { iamLine } from "./iam-line.ts"

const directory = mkdtempSync(path.join(tmpdir(), "tsapi-iam-line-"))

const need = (action: string, resource: string, more: Partial<JudgedNeed> = {}): JudgedNeed => {
  return { action, resource, decision: "implicitDeny", shown: resource, granted: [], ...more }
}

it("writes the pseudo parameters for what is this machine's", () => {
  const needs = [
    need("sqs:SendMessage", "arn:aws:sqs:us-east-1:000000000000:jobs"),
    need("sqs:GetQueueUrl", "arn:aws:sqs:us-east-1:000000000000:jobs"),
    need("sns:Publish", "arn:aws:sns:eu-west-1:123456789012:alerts"),
  ]
  expect(iamLine(needs, directory)).toBe(
    'iam: [{ actions: ["sqs:GetQueueUrl", "sqs:SendMessage"], resources: ["arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:jobs"] }, ' +
      '{ actions: ["sns:Publish"], resources: ["arn:aws:sns:eu-west-1:123456789012:alerts"] }]',
  )
})

it("binds the permission to what the request names", () => {
  const key = "arn:aws:kms:us-east-1:000000000000:key/*"
  const alias = { StringEquals: { "kms:RequestAlias": "alias/mine" } }
  expect(iamLine([need("kms:Decrypt", key, { condition: alias })], directory)).toBe(
    'iam: [{ actions: ["kms:Decrypt"], resources: ["arn:aws:kms:${AWS::Region}:${AWS::AccountId}:key/*"], ' +
      'conditions: {"StringEquals":{"kms:RequestAlias":"alias/mine"}} }]',
  )
  const service = { StringEquals: { "kms:ViaService": { "Fn::Sub": "dynamodb.${AWS::Region}.amazonaws.com" } } }
  expect(iamLine([need("kms:Decrypt", key, { condition: service })], directory)).toContain(
    'conditions: {"StringEquals":{"kms:ViaService":"dynamodb.${AWS::Region}.amazonaws.com"}}',
  )
})

it("names a resource of the app by its variable, or by its ARN in the template", async () => {
  await writeFile(path.join(directory, "tables.ts"), 'export const todoTable = new Table("Todos")\nmake("Others")\n')
  const get = (line: number) =>
    need("dynamodb:GetItem", "arn:aws:dynamodb:us-east-1:000000000000:table/todos", {
      declared: { arn: { "Fn::GetAtt": ["TodosTable", "Arn"] }, location: { file: "tables.ts", line } },
    })
  expect(iamLine([get(1)], directory)).toContain("resources: [/* from tables.ts */ todoTable]")
  expect(iamLine([get(2)], directory)).toContain('resources: [{"Fn::GetAtt":["TodosTable","Arn"]}]')
  expect(iamLine([get(9)], directory)).toContain('resources: [{"Fn::GetAtt":["TodosTable","Arn"]}]')
})
