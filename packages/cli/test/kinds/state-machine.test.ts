import type { AslState, Declaration, StateMachineDeclaration } from "@tsapi/framework/internal"
import { describe, expect, it } from "vitest"
import { kinds } from "../../src/kinds/index.ts"
import { checkStateMachine } from "../../src/kinds/state-machine/check-state-machine.ts"
import { givenReferences } from "../../src/plan/given-references.ts"
import type { Located, PlanRefs } from "../../src/model/kind.ts"
import { referencesOf } from "../../src/kinds/all-references.ts"
import { fixtureApp } from "./fixture-app.ts"
import { app, config, fixtures } from "./fixtures.ts"

const declarations: readonly Located<Declaration>[] = Object.values(fixtures).map(({ declaration }) => declaration)
const stepAt = { file: "src/flow.ts", line: 9 }
const crop = "${tsapi.lambda.PrintsCrop.arn}"
const end = { End: true } as const

/** A machine of these states; `Step` is called on a line of its own. */
function machineOf(
  States: Readonly<Record<string, AslState>>,
  more: Partial<StateMachineDeclaration> = {},
): Located<StateMachineDeclaration> {
  const [StartAt = ""] = Object.keys(States)
  const document = { QueryLanguage: "JSONata" as const, StartAt, States }
  const location = { file: "src/flow.ts", line: 3 }
  return { kind: "stateMachine", id: "Flow", document, locations: { Step: stepAt }, location, ...more }
}

const errorsOf = (machine: Located<StateMachineDeclaration>) =>
  checkStateMachine(machine, declarations).map(({ code, message, hint, location }) => ({
    code,
    message,
    hint,
    line: location?.line,
  }))

const task = (Resource: string, Arguments?: object): AslState => ({
  Type: "Task",
  Resource,
  ...(Arguments && { Arguments }),
  ...end,
})

describe("what Step Functions would refuse", () => {
  it.each<[string, Readonly<Record<string, AslState>>, string]>([
    ["a way to nowhere", { Step: { Type: "Pass", Next: "Stop" }, Stop2: { Type: "Succeed" } }, "Did you mean Stop2?"],
    ["nothing behind it", { Step: { Type: "Pass" } }, "Give it Next, or End: true."],
    ["both a next state and an end", { Step: { Type: "Pass", Next: "Step", ...end } }, "Give it Next, or End: true."],
    ["no type there is", { Step: { Type: "Loop", ...end } }, "Use Choice, Fail"],
    ["a member of no type", { Step: { Type: "Wait", Seconds: 1, Second: 1, ...end } }, "Did you mean Seconds?"],
    ["a member of the other language", { Step: { Type: "Pass", ResultPath: "$", ...end } }, "Set its QueryLanguage"],
    ["less than its type needs", { Step: { Type: "Task", ...end } }, "Add Resource."],
    ["broken JSONata", { Step: { Type: "Pass", Output: "{% 1 + %}", ...end } }, "docs.jsonata.org"],
    [
      "a name too long",
      { Step: { Type: "Pass", Next: "a".repeat(81) }, ["a".repeat(81)]: { Type: "Succeed" } },
      "Shorten",
    ],
    ["a retry of nothing", { Step: { ...task(crop), Retry: [{}] } }, "Name the errors"],
    ["a catch that is no list", { Step: { ...task(crop), Catch: {} } }, "Give Catch a list."],
    [
      "a catch of all before others",
      {
        Step: {
          ...task(crop),
          Catch: [
            { ErrorEquals: ["States.ALL"], Next: "Step" },
            { ErrorEquals: ["A"], Next: "Step" },
          ],
        },
      },
      "Let it stand alone, and last.",
    ],
    [
      "a retry out of range",
      { Step: { ...task(crop), Retry: [{ ErrorEquals: ["States.ALL"], MaxAttempts: -1 }] } },
      "from 0 to 99999999.",
    ],
    ["a function of nobody", { Step: task("${tsapi.lambda.PrintsFold.arn}") }, "List its class in the App's handlers."],
    [
      "a resource of nobody",
      { Step: { ...task("arn:aws:states:::sqs:sendMessage", { QueueUrl: "${tsapi.queue.Gone.url}" }) } },
      "Construct it",
    ],
    ["a name that nothing is given for", { Step: task("${Greet}") }, "Add Greet to the substitutions."],
  ])("is an error at the line of the step: %s", (_what, states, hint) => {
    const [first, ...others] = errorsOf(machineOf(states))
    expect(first).toMatchObject({ code: "STATE_MACHINE_INVALID", hint: expect.stringContaining(hint) })
    expect(first?.line === 9 || first?.message.includes("aaa")).toBe(true)
    expect(others.filter(({ line }) => line === 9)).toEqual([])
  })

  it.each<[string, Partial<StateMachineDeclaration>, string]>([
    [
      "a start that is no state",
      { document: { StartAt: "Stepp", States: { Step: { Type: "Succeed" } } } },
      "which is no state",
    ],
    [
      "a state that is never reached",
      { document: { StartAt: "Step", States: { Step: { Type: "Succeed" }, Other: { Type: "Succeed" } } } },
      '"Other" is never reached',
    ],
    [
      "two states of one name",
      {
        document: {
          StartAt: "Step",
          States: {
            Step: { Type: "Parallel", Branches: [{ StartAt: "Step", States: { Step: { Type: "Succeed" } } }], ...end },
          },
        },
      },
      "has the name of another state",
    ],
    [
      "a document that cannot be read",
      { document: undefined, unreadable: "./flow.json cannot be read: no such file" },
      "cannot be read",
    ],
    [
      "an execution that may take no time",
      { document: { StartAt: "Step", TimeoutSeconds: 0, States: { Step: { Type: "Succeed" } } } },
      "it has TimeoutSeconds 0",
    ],
    ["a state that is none", { document: { StartAt: "A", States: { A: null } } as never }, "or one that is no object"],
    ["a substitution by a number", { substitutions: { Size: 5 } }, "substitutions.Size is 5"],
    ["an unknown type", { type: "fast" as "express" }, 'type is "fast"'],
    ["logs that are kept for no time", { logs: { level: "all", retention: 0 } }, "logs.retention is 0"],
  ])("is an error where the machine stands: %s", (_what, more, message) => {
    const [first] = errorsOf(machineOf({ Step: { Type: "Succeed" } }, more))
    expect(first).toMatchObject({ code: "STATE_MACHINE_INVALID", message: expect.stringContaining(message) })
    expect([3, 9]).toContain(first?.line)
  })

  it("is nothing in what is sound", () => {
    const Retry = [{ ErrorEquals: ["States.ALL"], MaxAttempts: 0, BackoffRate: 1.5, JitterStrategy: "FULL" }]
    const timed = { TimeoutSeconds: "{% $states.input.limit %}", HeartbeatSeconds: 5 }
    expect(errorsOf(machineOf({ Step: { ...task(crop), ...timed, Retry } }))).toEqual([])
  })
})

const refs: PlanRefs = {
  app: fixtureApp,
  references: referencesOf(fixtureApp.declared, []),
  retainState: true,
  functionArn: (id) => `function ${id}`,
}

/** `action resource` of all that the role of a machine allows, with the line of the step. */
function allowed(machine: Located<StateMachineDeclaration>): readonly string[] {
  const context = { app, config, declarations, report: (error: Error) => expect.fail(error.message) }
  const models = kinds["stateMachine"]?.toModel([machine], context).models ?? []
  const [policy] = kinds["stateMachine"]?.toPolicies?.(models, refs) ?? []
  return (policy?.grants ?? []).map(({ action, resource, evidence: [place] }) => {
    const shown = typeof resource === "string" ? resource : JSON.stringify(resource)
    return `${action} ${shown} :${place?.line}`
  })
}

describe("the role of a machine", () => {
  const region = "${AWS::Region}:${AWS::AccountId}"
  it.each<[AslState, readonly string[]]>([
    [task(crop), ["lambda:InvokeFunction function PrintsCrop :9"]],
    [
      task("arn:aws:states:::lambda:invoke", { FunctionName: "other", Payload: "{% 1 %}" }),
      [`lambda:InvokeFunction {"Fn::Sub":"arn:\${AWS::Partition}:lambda:${region}:function:other"} :9`],
    ],
    [
      task("arn:aws:states:::sqs:sendMessage", { QueueUrl: "https://sqs.eu-west-1.amazonaws.com/123456789012/jobs" }),
      [`sqs:SendMessage {"Fn::Sub":"arn:\${AWS::Partition}:sqs:eu-west-1:123456789012:jobs"} :9`],
    ],
    [
      task("arn:aws:states:::sns:publish", { TopicArn: "arn:aws:sns:eu-west-1:123456789012:news" }),
      ["sns:Publish arn:aws:sns:eu-west-1:123456789012:news :9"],
    ],
    [
      task("arn:aws:states:::events:putEvents", { Entries: [{ EventBusName: "shop" }, {}] }),
      [
        `events:PutEvents {"Fn::Sub":"arn:\${AWS::Partition}:events:${region}:event-bus/shop"} :9`,
        `events:PutEvents {"Fn::Sub":"arn:\${AWS::Partition}:events:${region}:event-bus/default"} :9`,
      ],
    ],
    [
      task("arn:aws:states:::dynamodb:putItem", { TableName: "${tsapi.table.PhotoAlbums.name}" }),
      ['dynamodb:PutItem {"Fn::GetAtt":["PhotoAlbumsTable","Arn"]} :9'],
    ],
  ])("allows what a step does: %j", (step, grants) => {
    expect(allowed(machineOf({ Step: step }))).toEqual(grants)
  })

  it("may start, watch and stop a machine that it waits for", () => {
    const run = task("arn:aws:states:::states:startExecution.sync:2", {
      StateMachineArn: "arn:aws:states:eu-west-1:123456789012:stateMachine:refunds",
    })
    expect(allowed(machineOf({ Step: run })).map((grant) => grant.replace(/ .*/, ""))).toEqual([
      "states:StartExecution",
      "states:DescribeExecution",
      "states:StopExecution",
      "events:DescribeRule",
      "events:PutRule",
      "events:PutTargets",
    ])
  })

  it.each([
    task("arn:aws:states:::ecs:runTask.sync", {}),
    task("arn:aws:states:::sqs:sendMessage", { QueueUrl: "{% $states.input.url %}" }),
    task("arn:aws:states:::sns:publish", { PhoneNumber: "+49" }),
  ])("has to be told what cannot be known: %j", (step) => {
    const [error, ...others] = errorsOf(machineOf({ Step: step }))
    expect(error).toMatchObject({ code: "STATE_MACHINE_PERMISSION_UNKNOWN", line: 9 })
    expect(others).toEqual([])
    const iam = [{ actions: ["ecs:RunTask"], resources: ["arn:aws:ecs:eu-west-1:123456789012:task/a"] }]
    expect(errorsOf(machineOf({ Step: step }, { iam }))).toEqual([])
    expect(allowed(machineOf({ Step: step }, { iam }))).toContain(
      "ecs:RunTask arn:aws:ecs:eu-west-1:123456789012:task/a :3",
    )
  })

  it("may be told of a part of a resource of the app", () => {
    const iam = [{ actions: "dynamodb:Query", resources: "${tsapi.table.PhotoAlbums.arn}/index/byOwner" }]
    expect(allowed(machineOf({ Step: task(crop) }, { iam }))).toContain(
      'dynamodb:Query {"Fn::Sub":"${PhotoAlbumsTable.Arn}/index/byOwner"} :3',
    )
  })
})

it("cannot be named by the functions that it runs", () => {
  const own = refs.references.filter(({ kind }) => kind === "stateMachine")
  const [arn] = own
  if (!arn) throw new Error("the fixture has a machine")
  const grant = {
    action: "states:StartExecution",
    resource: arn.arn,
    evidence: [{ file: "src/prints.ts", line: 8, chain: [] }],
  }
  const given = (id: string, grants = [grant]) =>
    givenReferences([{ id, modules: [arn.location.file], grants }], own).get(id)
  expect(given("Other")).toEqual(own)
  expect(given("PrintsCrop", [])).toEqual([])
  expect(() => given("PrintsCrop")).toThrow(
    expect.objectContaining({ code: "REFERENCE_CIRCULAR", location: { file: "src/prints.ts", line: 8 } }),
  )
})
