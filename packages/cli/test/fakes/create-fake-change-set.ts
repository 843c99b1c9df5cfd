import type { CfnTemplate } from "../../src/model/cloudformation.ts"
import { computeChanges } from "./compute-changes.ts"
import { FakeAwsError } from "./fake-aws-error.ts"
import type { FakeCloudFormation } from "./fake-cloudformation.ts"
import type { QueryRecord } from "./query-protocol.ts"
import { parametersOf, tagsOf } from "./request-lists.ts"
import type { FakeChangeSet, FakeStack } from "./stack-model.ts"

const NO_CHANGES =
  "The submitted information didn't contain changes. Submit different information to create a change set."

/** CreateChangeSet: refuses what CloudFormation refuses, and makes the REVIEW_IN_PROGRESS shell of a new stack. */
export function createFakeChangeSet(cloudFormation: FakeCloudFormation, input: QueryRecord): QueryRecord {
  const name = String(input["StackName"])
  const type = String(input["ChangeSetType"] ?? "UPDATE")
  const config = (input["DeploymentConfig"] ?? {}) as QueryRecord
  if (config["Mode"] !== undefined && !cloudFormation.express) {
    throw new FakeAwsError("ValidationError", "DeploymentConfig is not supported in this region")
  }
  const template = cloudFormation.templateOf(input)
  checkCapabilities(template, input)
  const parameters = parametersOf(input)
  checkParameters(template, parameters)
  const existing = cloudFormation.stack(name)
  checkState(existing, { name, type, changeSetName: String(input["ChangeSetName"]) })
  const tags = tagsOf(input)
  const stack = existing ?? cloudFormation.newStack(name, tags)
  const changes = computeChanges(stack, { template, tags, parameters })
  const outputsDiffer = JSON.stringify(template.Outputs) !== JSON.stringify(stack.template.Outputs)
  const empty = changes.length === 0 && !outputsDiffer
  const rejected = cloudFormation.validationFailure
  const statusReason =
    rejected === undefined
      ? empty
        ? NO_CHANGES
        : undefined
      : "The following validation(s) failed: [AWS::EarlyValidation::PropertyValidation]."
  const changeSet: FakeChangeSet = {
    id: `arn:aws:cloudformation:${cloudFormation.region}:${cloudFormation.account}:changeSet/${String(input["ChangeSetName"])}/1`,
    name: String(input["ChangeSetName"]),
    type,
    description: String(input["Description"] ?? ""),
    created: new Date(),
    // Worked out by the first look at it.
    status: "CREATE_PENDING",
    statusReason,
    executionStatus: statusReason === undefined ? "AVAILABLE" : "UNAVAILABLE",
    template,
    parameters,
    tags,
    changes,
    express: config["Mode"] === "EXPRESS",
    rollbackDisabled: config["Mode"] === "EXPRESS" && config["DisableRollback"] !== "false",
  }
  stack.changeSets.push(changeSet)
  return { Id: changeSet.id, StackId: stack.id }
}

function checkCapabilities(template: CfnTemplate, { Capabilities }: QueryRecord): void {
  const given: readonly unknown[] = Array.isArray(Capabilities) ? Capabilities : []
  const needs = Object.values(template.Resources).some(({ Type }) => Type.startsWith("AWS::IAM::"))
  if (needs && !given.includes("CAPABILITY_IAM")) {
    throw new FakeAwsError("InsufficientCapabilitiesException", "Requires capabilities : [CAPABILITY_IAM]")
  }
}

function checkParameters({ Parameters = {} }: CfnTemplate, given: Readonly<Record<string, string>>): void {
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(Parameters, name))
  if (unknown.length > 0)
    throw new FakeAwsError("ValidationError", `Parameters: [${unknown.join(", ")}] do not exist in the template`)
  const missing = Object.keys(Parameters).filter((name) => !Object.hasOwn(given, name))
  if (missing.length > 0)
    throw new FakeAwsError("ValidationError", `Parameters: [${missing.join(", ")}] must have values`)
}

function checkState(
  stack: FakeStack | undefined,
  { name, type, changeSetName }: { name: string; type: string; changeSetName: string },
): void {
  if (type === "CREATE") {
    if (stack === undefined || stack.status === "REVIEW_IN_PROGRESS") return
    const message = `Stack [${name}] already exists and cannot be created again with the changeSet [${changeSetName}].`
    throw new FakeAwsError("ValidationError", message)
  }
  if (stack === undefined) throw new FakeAwsError("ValidationError", `Stack [${name}] does not exist`)
  const updatable = ["CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE", "UPDATE_FAILED"]
  if (updatable.includes(stack.status)) return
  throw new FakeAwsError("ValidationError", `Stack:${stack.id} is in ${stack.status} state and can not be updated.`)
}
