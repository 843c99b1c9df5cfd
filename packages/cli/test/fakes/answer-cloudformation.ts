import { createFakeChangeSet } from "./create-fake-change-set.ts"
import { FakeAwsError } from "./fake-aws-error.ts"
import type { FakeCloudFormation } from "./fake-cloudformation.ts"
import type { QueryRecord } from "./query-protocol.ts"
import type { FakeStack } from "./stack-model.ts"

/** Small pages, so that every caller has to follow tokens. */
const PAGE = 4

/** Answers one request of CloudFormation's API. */
export function answerCloudFormation(fake: FakeCloudFormation, operation: string, input: QueryRecord): QueryRecord {
  const answer = OPERATIONS[operation]
  if (answer === undefined) throw new FakeAwsError("InvalidAction", `The fake CloudFormation has no ${operation}`)
  return answer(fake, input)
}

const OPERATIONS: Readonly<Record<string, (fake: FakeCloudFormation, input: QueryRecord) => QueryRecord>> = {
  CancelUpdateStack: (fake, input) => fake.cancelUpdateStack(input),
  ContinueUpdateRollback: (fake, input) => fake.continueUpdateRollback(input),
  CreateChangeSet: createFakeChangeSet,
  CreateStack: (fake, input) => fake.createStack(input),
  DeleteChangeSet(fake, input) {
    const { stack, changeSet } = fake.findChangeSet(input)
    stack.changeSets.splice(stack.changeSets.indexOf(changeSet), 1)
    return {}
  },
  DeleteStack: (fake, input) => fake.deleteStack(input),
  DescribeChangeSet(fake, input) {
    const { stack, changeSet } = fake.findChangeSet(input)
    const pending = changeSet.status === "CREATE_PENDING"
    const status = changeSet.statusReason === undefined ? "CREATE_COMPLETE" : "FAILED"
    const { page, NextToken } = paged(changeSet.changes, input)
    if (pending) changeSet.status = status
    return {
      ChangeSetId: changeSet.id,
      ChangeSetName: changeSet.name,
      StackId: stack.id,
      StackName: stack.name,
      Status: pending ? "CREATE_PENDING" : status,
      StatusReason: pending ? undefined : changeSet.statusReason,
      ExecutionStatus: changeSet.executionStatus,
      Changes: page.map((change) => ({ Type: "Resource", ResourceChange: { ...change } })),
      NextToken,
    }
  },
  DescribeEvents(fake) {
    if (fake.validationFailure === undefined) return { OperationEvents: [] }
    const { logicalId, path, reason } = fake.validationFailure
    const event = { LogicalResourceId: logicalId, ValidationPath: path, ValidationStatusReason: reason }
    return { OperationEvents: [{ EventId: "validation-1", EventType: "VALIDATION_ERROR", ...event }] }
  },
  DescribeStackEvents(fake, input) {
    const stack = input["NextToken"] === undefined ? fake.look(input["StackName"]) : fake.find(input["StackName"])
    const { page, NextToken } = paged(stack.events.toReversed(), input)
    return { StackEvents: page.map((event) => ({ ...event })), NextToken }
  },
  DescribeStacks: (fake, input) => ({ Stacks: [describe(fake.look(input["StackName"]))] }),
  ExecuteChangeSet: (fake, input) => fake.executeChangeSet(input),
  GetTemplate: (fake, input) => ({ TemplateBody: JSON.stringify(fake.find(input["StackName"]).template) }),
  ListChangeSets(fake, input) {
    const { page, NextToken } = paged(fake.find(input["StackName"]).changeSets, input)
    return { Summaries: page.map(({ name, created }) => ({ ChangeSetName: name, CreationTime: created })), NextToken }
  },
  ListStackResources(fake, input) {
    const { page, NextToken } = paged([...fake.find(input["StackName"]).resources], input)
    const StackResourceSummaries = page.map(([LogicalResourceId, { physicalId, type, status }]) => ({
      LogicalResourceId,
      PhysicalResourceId: physicalId,
      ResourceType: type,
      ResourceStatus: status,
    }))
    return { StackResourceSummaries, NextToken }
  },
}

function describe(stack: FakeStack): QueryRecord {
  return {
    StackId: stack.id,
    StackName: stack.name,
    CreationTime: stack.created,
    StackStatus: stack.status,
    StackStatusReason: stack.statusReason,
    EnableTerminationProtection: stack.terminationProtection,
    Outputs: Object.entries(stack.outputs).map(([OutputKey, OutputValue]) => ({
      ...{ OutputKey, OutputValue },
      Description: stack.template.Outputs[OutputKey]?.Description,
    })),
    Tags: Object.entries(stack.tags).map(([Key, Value]) => ({ Key, Value })),
  }
}

/** The token is the place in the list, so that events that arrive between two pages shift nothing out of sight. */
function paged<T>(
  list: readonly T[],
  { NextToken }: QueryRecord,
): { page: readonly T[]; NextToken: string | undefined } {
  const start = Number(NextToken ?? 0)
  const end = start + PAGE
  return { page: list.slice(start, end), NextToken: end < list.length ? String(end) : undefined }
}
