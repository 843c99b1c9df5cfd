import { expect, it } from "vitest"
import type { CfnResource, CfnTemplate } from "../model/cloudformation.ts"
import { compareTemplates } from "./compare-templates.ts"

function template(Resources: Readonly<Record<string, CfnResource>>, Outputs: CfnTemplate["Outputs"] = {}): CfnTemplate {
  return { AWSTemplateFormatVersion: "2010-09-09", Description: "", Resources, Outputs }
}

function table(key: string, line: number, more: object = {}): CfnResource {
  const Properties = { KeySchema: [{ AttributeName: key, KeyType: "HASH" }], ...more }
  return { Type: "AWS::DynamoDB::Table", Properties, Metadata: { tsapi: { file: "src/table.ts", line } } }
}

it("names what is added and deleted, at its line", async () => {
  const before = template({ Old: table("id", 4) })
  const after = template({ New: table("id", 9) })
  expect(await compareTemplates(before, after)).toEqual([
    {
      action: "add",
      logicalId: "New",
      type: "AWS::DynamoDB::Table",
      location: { file: "src/table.ts", line: 9 },
      properties: [],
    },
    {
      action: "delete",
      logicalId: "Old",
      type: "AWS::DynamoDB::Table",
      location: { file: "src/table.ts", line: 4 },
      properties: [],
    },
  ])
})

it("tells a replacement from a change in place, with the path of what differs", async () => {
  const before = template({ A: table("id", 4), B: table("id", 5) })
  const after = template({ A: table("owner", 4), B: table("id", 5, { TimeToLiveSpecification: { Enabled: true } }) })
  expect(await compareTemplates(before, after)).toMatchObject([
    {
      action: "replace",
      logicalId: "A",
      properties: [{ path: "KeySchema.0.AttributeName", before: "id", after: "owner" }],
    },
    {
      action: "change",
      logicalId: "B",
      properties: [{ path: "TimeToLiveSpecification", before: undefined, after: { Enabled: true } }],
    },
  ])
})

it("ignores a declaration that moved to another line", async () => {
  expect(await compareTemplates(template({ A: table("id", 4) }), template({ A: table("id", 40) }))).toEqual([])
})

it("names outputs that differ", async () => {
  const before = template({}, { A: { Value: "1" }, B: { Value: "1" } })
  const after = template({}, { B: { Value: "2" }, C: { Value: "3" } })
  expect(await compareTemplates(before, after)).toMatchObject([
    { action: "delete", logicalId: "A", type: "Output" },
    { action: "change", logicalId: "B", properties: [{ path: "Value", before: "1", after: "2" }] },
    { action: "add", logicalId: "C", type: "Output" },
  ])
})
