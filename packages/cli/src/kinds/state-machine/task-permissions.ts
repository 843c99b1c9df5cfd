import type { AslState } from "@tsapi/framework/internal"
import type { CfnValue } from "../../model/cloudformation.ts"
import type { PlanRefs } from "../../model/kind.ts"
import { isRecord } from "../../model/is-record.ts"
import { tokenArn } from "./token-value.ts"
import { type Token, tokenOf } from "./tokens.ts"
import { cfnText } from "../../model/cfn-text.ts"
import { findReference } from "../../model/find-reference.ts"

export interface TaskPermission {
  readonly action: string
  readonly resource: CfnValue
}

/** A member of a task's request that names a resource, and what is done with it. */
interface Target {
  readonly actions: readonly string[]
  /** Members of the request, of which one names the resource; absent ones stand for `otherwise`. */
  readonly members: readonly string[]
  /** `sqs:${AWS::Region}:${AWS::AccountId}:NAME` for a resource that is named without an ARN. */
  arn(name: string): string
  readonly otherwise?: string
}

const inAccount = "${AWS::Region}:${AWS::AccountId}"

// https://docs.aws.amazon.com/step-functions/latest/dg/service-integration-iam-templates.html
const targets: Readonly<Record<string, Target>> = {
  "lambda:invoke": {
    actions: ["lambda:InvokeFunction"],
    members: ["FunctionName"],
    arn: (name) => `lambda:${inAccount}:function:${name}`,
  },
  "sqs:sendMessage": {
    actions: ["sqs:SendMessage"],
    members: ["QueueUrl"],
    arn: (url) => `sqs:${/\/\/(?:sqs\.)?([\w-]+)\./.exec(url)?.[1] ?? ""}:${url.split("/").slice(3).join(":")}`,
  },
  "sns:publish": { actions: ["sns:Publish"], members: ["TopicArn", "TargetArn"], arn: (name) => name },
  "events:putEvents": {
    actions: ["events:PutEvents"],
    members: ["EventBusName"],
    arn: (name) => `events:${inAccount}:event-bus/${name}`,
    otherwise: "default",
  },
  ...Object.fromEntries(
    ["getItem", "putItem", "updateItem", "deleteItem"].map((action) => [
      `dynamodb:${action}`,
      {
        actions: [`dynamodb:${action.charAt(0).toUpperCase()}${action.slice(1)}`],
        members: ["TableName"],
        arn: (name: string) => `dynamodb:${inAccount}:table/${name}`,
      },
    ]),
  ),
  "states:startExecution": { actions: ["states:StartExecution"], members: ["StateMachineArn"], arn: (name) => name },
}

/** Whether what a task needs can be told from the document. */
export function isPermissionKnown(state: AslState): boolean {
  return isFunction(String(state["Resource"])) || targetOf(state) !== undefined
}

/** What a task needs; nothing where that cannot be told. */
export function taskPermissions(state: AslState, refs: PlanRefs): readonly TaskPermission[] {
  const resource = String(state["Resource"])
  const own = tokenOf(resource)
  if (isFunction(resource)) {
    return [{ action: "lambda:InvokeFunction", resource: own ? tokenArn(own, refs) : resource }]
  }
  const found = targetOf(state)
  if (!found) return []
  const { target, names, isWaiting } = found
  return names.flatMap((name) => [
    ...target.actions.map((action) => ({ action, resource: arnOf(name, target, refs) })),
    ...(isWaiting ? syncPermissions(name, refs) : []),
  ])
}

function isFunction(resource: string): boolean {
  return tokenOf(resource) !== undefined || /^arn:[^:]+:lambda:/.test(resource)
}

function targetOf(state: AslState) {
  const resource = String(state["Resource"])
  const [, name = "", pattern = ""] = /^arn:[^:]+:states:[^:]*:[^:]*:([^.]+)(\..+)?$/.exec(resource) ?? []
  const target = targets[name]
  if (!target) return undefined
  const names = namedBy(state, target).filter(isKnown)
  const isWaiting = pattern.startsWith(".sync")
  // Names that are known only while it runs are left to the declared permissions.
  return names.length < namedBy(state, target).length ? undefined : { target, names, isWaiting }
}

function isKnown(value: unknown): value is string {
  return typeof value === "string" && !value.startsWith("{%")
}

function namedBy(state: AslState, { members, otherwise }: Target): readonly unknown[] {
  const given = state["Arguments"] ?? state["Parameters"]
  const request = isRecord(given) ? given : {}
  const requests = Array.isArray(request["Entries"]) ? request["Entries"].map((entry) => Object(entry)) : [request]
  return requests.map((each) => members.map((member) => each[member]).find((value) => value !== undefined) ?? otherwise)
}

function arnOf(value: string, target: Target, refs: PlanRefs): CfnValue {
  const token = tokenOf(value)
  if (token) return tokenArn(token, refs)
  if (value.startsWith("arn:")) return cfnText(value)
  return { "Fn::Sub": `arn:\${AWS::Partition}:${target.arn(value)}` }
}

/** What waiting for another execution takes: Step Functions watches it with a rule of EventBridge. */
function syncPermissions(machine: string, refs: PlanRefs): readonly TaskPermission[] {
  const rule = {
    "Fn::Sub": `arn:\${AWS::Partition}:events:${inAccount}:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule`,
  }
  const executions = executionsOf(tokenOf(machine), { machine, refs })
  return [
    ...["states:DescribeExecution", "states:StopExecution"].map((action) => ({ action, resource: executions })),
    ...["events:DescribeRule", "events:PutRule", "events:PutTargets"].map((action) => ({ action, resource: rule })),
  ]
}

function executionsOf(token: Token | undefined, { machine, refs }: { machine: string; refs: PlanRefs }): CfnValue {
  const name = token ? findReference(refs.references, { ...token, property: "name" })?.value : machine.split(":").at(-1)
  const prefix = `arn:\${AWS::Partition}:states:${inAccount}:execution:`
  return { "Fn::Sub": [`${prefix}\${Name}:*`, { Name: name ?? "" }] }
}
