import { beforeEach, expect, it } from "vitest"
import { answerCloudFormation } from "./answer-cloudformation.ts"
import { FakeCloudFormation } from "./fake-cloudformation.ts"
import { FakeS3 } from "./fake-s3.ts"
import { parseQuery, renderXml, type QueryRecord } from "./query-protocol.ts"

const account = "123456789012"
const table = { Type: "AWS::DynamoDB::Table", Properties: { KeySchema: ["id"] } }
let fake: FakeCloudFormation

beforeEach(() => {
  fake = new FakeCloudFormation({ account, region: "eu-west-1", s3: new FakeS3(account) })
})

const ask = (operation: string, input: QueryRecord): QueryRecord => answerCloudFormation(fake, operation, input)

function propose(type: string, Resources: object, extra: QueryRecord = {}): QueryRecord {
  const TemplateBody = JSON.stringify({ Resources, Outputs: {} })
  return ask("CreateChangeSet", { StackName: "app", ChangeSetName: "one", ChangeSetType: type, TemplateBody, ...extra })
}

function deployed(Resources: object): void {
  propose("CREATE", Resources)
  ask("ExecuteChangeSet", { StackName: "app", ChangeSetName: "one" })
  fake.finish()
}

it("makes a shell for the change set of a new stack, and works out the change set by the second look", () => {
  propose("CREATE", { Table: table })
  expect(fake.stack("app")?.status).toBe("REVIEW_IN_PROGRESS")
  expect(ask("DescribeChangeSet", { ChangeSetName: "one", StackName: "app" })["Status"]).toBe("CREATE_PENDING")
  expect(ask("DescribeChangeSet", { ChangeSetName: "one", StackName: "app" })).toMatchObject({
    Status: "CREATE_COMPLETE",
    Changes: [{ ResourceChange: { Action: "Add", LogicalResourceId: "Table" } }],
  })
})

it("moves only when it is looked at, by as many steps as its pace", () => {
  propose("CREATE", { Table: table })
  ask("ExecuteChangeSet", { StackName: "app", ChangeSetName: "one" })
  const before = fake.stack("app")?.events.length ?? 0
  fake.pace = 0
  ask("DescribeStacks", { StackName: "app" })
  expect(fake.stack("app")?.events).toHaveLength(before)
  fake.pace = 1
  ask("DescribeStacks", { StackName: "app" })
  expect(fake.stack("app")?.events).toHaveLength(before + 1)
})

it("gives events newest first, four a page", () => {
  deployed({ Table: table, Other: table })
  const first = ask("DescribeStackEvents", { StackName: "app" })
  expect(first).toMatchObject({ NextToken: "4", StackEvents: { length: 4, 0: { ResourceStatus: "CREATE_COMPLETE" } } })
  const second = ask("DescribeStackEvents", { StackName: "app", NextToken: "4" })
  expect(second).toMatchObject({ StackEvents: { length: 3 } })
})

it("fails a change set without changes with CloudFormation's sentence", () => {
  deployed({ Table: table })
  propose("UPDATE", { Table: table })
  ask("DescribeChangeSet", { ChangeSetName: "one" })
  expect(ask("DescribeChangeSet", { ChangeSetName: "one" })).toMatchObject({
    Status: "FAILED",
    StatusReason: expect.stringContaining("The submitted information didn't contain changes."),
  })
})

it("refuses what CloudFormation refuses", () => {
  expect(() => ask("DescribeStacks", { StackName: "app" })).toThrow("Stack with id app does not exist")
  expect(() => propose("UPDATE", {})).toThrow("Stack [app] does not exist")
  expect(() => propose("CREATE", { Role: { Type: "AWS::IAM::Role" } })).toThrow("Requires capabilities")
  deployed({ Table: table })
  expect(() => propose("CREATE", {})).toThrow("already exists and cannot be created again")
  fake.deleteStack({ StackName: "app" })
  expect(() => propose("UPDATE", {})).toThrow("is in DELETE_IN_PROGRESS state and can not be updated")
})

it("says that a changed key schema replaces a table", () => {
  deployed({ Table: table })
  propose("UPDATE", { Table: { ...table, Properties: { KeySchema: ["owner"] } } })
  expect(fake.stack("app")?.changeSets[0]?.changes).toMatchObject([
    { Action: "Modify", Replacement: "True", PolicyAction: "ReplaceAndDelete", Scope: ["Properties"] },
  ])
})

it("deletes all change sets of a stack when one is executed", () => {
  propose("CREATE", { Table: table })
  propose("CREATE", { Table: table }, { ChangeSetName: "two" })
  ask("ExecuteChangeSet", { StackName: "app", ChangeSetName: "one" })
  expect(() => ask("ExecuteChangeSet", { StackName: "app", ChangeSetName: "two" })).toThrow("does not exist")
})

it("rolls a failed first deploy back, and stops the resource after the failing one", () => {
  fake.failures.set("Table:create", "Limit exceeded")
  deployed({ Table: table, Other: table })
  expect(statuses()).toEqual([
    "app REVIEW_IN_PROGRESS",
    "app CREATE_IN_PROGRESS",
    "Table CREATE_IN_PROGRESS",
    "Table CREATE_FAILED",
    "Other CREATE_IN_PROGRESS",
    "Other CREATE_FAILED",
    "app ROLLBACK_IN_PROGRESS",
    "app ROLLBACK_COMPLETE",
  ])
})

it("puts a failed update back, or stays in UPDATE_ROLLBACK_FAILED until it is continued", () => {
  deployed({ Table: table })
  fake.failures.set("Table:update", "no").set("Table:rollback", "still no")
  propose("UPDATE", { Table: { ...table, Properties: {} } })
  ask("ExecuteChangeSet", { StackName: "app", ChangeSetName: "one" })
  fake.finish()
  expect(fake.stack("app")).toMatchObject({
    status: "UPDATE_ROLLBACK_FAILED",
    template: { Resources: { Table: table } },
  })
  fake.failures.clear()
  ask("ContinueUpdateRollback", { StackName: "app" })
  fake.finish()
  expect(fake.stack("app")?.status).toBe("UPDATE_ROLLBACK_COMPLETE")
})

it("does not roll back an express deploy that leaves rollback off", () => {
  deployed({ Table: table })
  fake.failures.set("Table:update", "no")
  propose("UPDATE", { Table: { ...table, Properties: {} } }, { DeploymentConfig: { Mode: "EXPRESS" } })
  ask("ExecuteChangeSet", { StackName: "app", ChangeSetName: "one" })
  fake.finish()
  expect(fake.stack("app")?.status).toBe("UPDATE_FAILED")
})

it("keeps what its policy retains when it deletes, and forgets the stack's name", () => {
  deployed({ Table: { ...table, DeletionPolicy: "Retain" } })
  ask("DeleteStack", { StackName: "app" })
  fake.finish()
  expect(statuses().slice(-2)).toEqual(["Table DELETE_SKIPPED", "app DELETE_COMPLETE"])
  expect(fake.stack("app")).toBeUndefined()
})

it("reads and writes the query protocol", () => {
  expect(parseQuery("Action=X&Tags.member.1.Key=a&Tags.member.1.Value=b&Tags.member.2.Key=c")).toEqual({
    Action: "X",
    Tags: [{ Key: "a", Value: "b" }, { Key: "c" }],
  })
  expect(renderXml("X", { List: [{ A: "<1>" }], None: undefined }, "id")).toBe(
    "<XResponse><XResult><List><member><A>&lt;1&gt;</A></member></List></XResult><ResponseMetadata><RequestId>id</RequestId></ResponseMetadata></XResponse>",
  )
})

function statuses(): readonly string[] {
  const stack = fake.stacks[0]
  return (stack?.events ?? []).map((event) => `${event.LogicalResourceId} ${event.ResourceStatus}`)
}
