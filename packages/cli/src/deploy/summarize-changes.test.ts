import type { ResourceChange as SdkChange } from "@aws-sdk/client-cloudformation"
import { expect, it } from "vitest"
import type { CfnResource, CfnTemplate } from "../model/cloudformation.ts"
import { settleReplacements } from "./settle-replacements.ts"
import { summarizeChanges } from "./summarize-changes.ts"

function template(Resources: Readonly<Record<string, CfnResource>>): CfnTemplate {
  return { AWSTemplateFormatVersion: "2010-09-09", Description: "", Resources, Outputs: {} }
}

const table = (key: string, more: Partial<CfnResource> = {}): CfnResource => ({
  Type: "AWS::DynamoDB::Table",
  Properties: { KeySchema: [{ AttributeName: key, KeyType: "HASH" }] },
  ...more,
})

function summarize(change: SdkChange, before: CfnResource, after?: CfnResource) {
  const templates = {
    before: template({ Todos: before }),
    after: template(after === undefined ? {} : { Todos: after }),
  }
  const base = { LogicalResourceId: "Todos", ResourceType: "AWS::DynamoDB::Table" }
  return { templates, summary: summarizeChanges([{ ResourceChange: { ...base, ...change } }], templates) }
}

it("goes by CloudFormation's own word on what a policy does", () => {
  const retained = summarize({ Action: "Remove", PolicyAction: "Retain" }, table("id"))
  expect(retained.summary.changes).toMatchObject([{ action: "delete", retained: true, data: undefined }])
  const replaced = summarize(
    { Action: "Modify", Replacement: "True", PolicyAction: "ReplaceAndRetain" },
    table("id"),
    table("b"),
  )
  expect(replaced.summary.changes).toMatchObject([{ action: "replace", retained: true, data: "detached" }])
})

it("reads the deployed template where CloudFormation does not say it", () => {
  const kept = summarize({ Action: "Remove" }, table("id", { DeletionPolicy: "RetainExceptOnCreate" }))
  expect(kept.summary.changes).toMatchObject([{ retained: true, data: undefined }])
  const lost = summarize({ Action: "Remove" }, table("id"))
  expect(lost.summary.changes).toMatchObject([{ retained: false, data: "deleted" }])
})

it("counts a change of the metadata alone as moved", () => {
  const { summary } = summarize(
    { Action: "Modify", Replacement: "False", Scope: ["Metadata"] },
    table("id"),
    table("id"),
  )
  expect(summary).toEqual({ changes: [], moved: 1 })
})

it("settles with the resource schema whether a table that may be replaced will be", async () => {
  const perhaps = { Action: "Modify", Replacement: "Conditional" } as const
  const key = summarize(perhaps, table("id"), table("owner"))
  expect((await settleReplacements(key.summary, key.templates)).changes).toMatchObject([
    { action: "replace", data: "deleted" },
  ])
  const billing = { Properties: { ...table("id").Properties, BillingMode: "PAY_PER_REQUEST" } }
  const inPlace = summarize(perhaps, table("id"), table("id", billing))
  expect((await settleReplacements(inPlace.summary, inPlace.templates)).changes).toMatchObject([
    { action: "change", data: undefined },
  ])
})
