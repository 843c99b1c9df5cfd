import { expect, it } from "vitest"
import type { FunctionPolicy, Grant } from "../model/grant.ts"
import { nothingGranted } from "./nothing-granted.ts"
import { selectGrants } from "./select-grants.ts"

const grant = (action: string, resource: Grant["resource"]): Grant => ({ action, resource, evidence: [] })
const table = { "Fn::GetAtt": ["NotesTable", "Arn"] }
const index = { "Fn::Sub": "${NotesTable.Arn}/index/byOwner" }
const files = { "Fn::Sub": "arn:${AWS::Partition}:s3:::files/shared/*" }

const policies: readonly FunctionPolicy[] = [
  {
    functionId: "Notes",
    grants: [grant("dynamodb:GetItem", table), grant("dynamodb:PutItem", table), grant("dynamodb:Query", index)],
    warnings: [],
  },
  { functionId: "Files", grants: [grant("s3:GetObject", files)], warnings: [] },
]

it.each([
  ["dynamodb:getitem", ["Notes dynamodb:GetItem"]],
  ["dynamodb:*Item", ["Notes dynamodb:GetItem", "Notes dynamodb:PutItem"]],
  ["PutItem", ["Notes dynamodb:PutItem"]],
  ["*:Get*", ["Notes dynamodb:GetItem", "Files s3:GetObject"]],
  ["Get*", ["Notes dynamodb:GetItem", "Files s3:GetObject"]],
  ["notestable/index", ["Notes dynamodb:Query"]],
  ["arn:aws:s3:::files/*", ["Files s3:GetObject"]],
  ["arn:aws:s3:::files/shared/*", ["Files s3:GetObject"]],
  ["s3:PutObject", []],
])("finds what %s asks about", (question, expected) => {
  const found = selectGrants(policies, question)
  expect(found.flatMap(({ functionId, grants }) => grants.map(({ action }) => `${functionId} ${action}`))).toEqual(
    expected,
  )
})

it.each([
  ["dynamodb:GetItems", "No function may dynamodb:GetItems", "IAM has no such action. Notes may dynamodb:GetItem."],
  [
    "dynamodb:DescribeTable",
    "No function may dynamodb:DescribeTable",
    "What reachable code calls of dynamodb: GetItem, PutItem, Query.",
  ],
  ["sqs:SendMessage", "No function may sqs:SendMessage", "No reachable code calls sqs."],
  [
    "dynamo:GetItem",
    "No function may dynamo:GetItem",
    "IAM knows no service dynamo: did you mean dynamodb? No reachable code calls dynamo.",
  ],
  ["NoteTable", `No permission has "NoteTable" in it`, "Did you mean NotesTable?"],
  ["arn:aws:sqs:::x", `No permission has "arn:aws:sqs:::x" in it`, "tsapi policy lists them all."],
])("says that nobody has %s, and what is near", (question, message, hint) => {
  expect(nothingGranted(question, policies)).toMatchObject({ code: "POLICY_NOT_GRANTED", message, hint })
})

it("speaks of the one function that was named", () => {
  const { message, hint } = nothingGranted("dynamodb:GetItem", policies.slice(1))
  expect([message, hint]).toEqual(["Files may not dynamodb:GetItem", "No reachable code calls dynamodb."])
})
