import { describe, expect, it } from "vitest"
import { UserErrors } from "../src/errors/user-error.ts"
import { cfnField, cfnList } from "../src/model/cfn-field.ts"
import type { CfnValue } from "../src/model/cloudformation.ts"
import { inferStack } from "../src/pipeline/build-stack.ts"
import { makeProject } from "./make-project.ts"

const source = (declared: string) => `
import { Alarm, App, controller, Dashboard, functionMetric, Queue, queueMetric, route, StateMachine, stateMachineMetric, Table, tableMetric, Topic } from "@tsapi/framework"
const orders = new Queue("Orders")
const notes = new Table("Notes", { partitionKey: "id" })
@controller("/notes")
class NoteController { @route("GET", "/") list() { return [notes.name, orders.url] } }
export const app = new App("notes", { controllers: [NoteController] })
const failed = queueMetric(orders.deadLetterQueue, "ApproximateNumberOfMessagesVisible")
const flow = new StateMachine("Flow", { definition: () => 1 })
void [flow, functionMetric, stateMachineMetric, tableMetric, Alarm, Dashboard, Topic]
${declared}
`

async function resourcesOf(declared: string) {
  const project = await makeProject({ "src/app.ts": source(declared) })
  return (await inferStack(project, { stage: "dev" })).template.Resources
}

describe("an alarm", () => {
  it("watches what the resources of the app are called once deployed, and tells topics", async () => {
    const { OrdersFailedAlarm } = await resourcesOf(`new Alarm("OrdersFailed", {
      metric: failed, statistic: "Maximum", threshold: 0, notify: "arn:aws:sns:\${AWS::Region}:123456789012:operators" })`)
    expect(OrdersFailedAlarm).toEqual({
      Type: "AWS::CloudWatch::Alarm",
      Properties: {
        Namespace: "AWS/SQS",
        MetricName: "ApproximateNumberOfMessagesVisible",
        Dimensions: [{ Name: "QueueName", Value: { "Fn::GetAtt": ["OrdersDeadLettersQueue", "QueueName"] } }],
        Statistic: "Maximum",
        Period: 60,
        EvaluationPeriods: 1,
        Threshold: 0,
        ComparisonOperator: "GreaterThanThreshold",
        TreatMissingData: "notBreaching",
        AlarmActions: [{ "Fn::Sub": "arn:aws:sns:${AWS::Region}:123456789012:operators" }],
      },
      Metadata: { tsapi: { file: "src/app.ts", line: 11 } },
    })
  })

  it("watches functions, tables and metrics of the app's own", async () => {
    const resources = await resourcesOf(`
new Alarm("Slow", { metric: functionMetric("Api", "Duration"), statistic: "p99", threshold: 1000 })
new Alarm("Throttled", { metric: tableMetric(notes, "ReadThrottleEvents"), threshold: 0 })
new Alarm("Late", { metric: stateMachineMetric(flow, "ExecutionsTimedOut"), threshold: 0 })
new Alarm("Quiet", { metric: { namespace: "Shop", name: "Orders", dimensions: { service: "orders" } }, threshold: 1,
  comparison: "<", period: 10, missingData: "breaching" })`)
    const shown = ["Slow", "Throttled", "Late", "Quiet"].map((id) => resources[`${id}Alarm`]?.Properties)
    expect(shown).toMatchObject([
      { ExtendedStatistic: "p99", Dimensions: [{ Name: "FunctionName", Value: { Ref: "ApiFunction" } }] },
      { Statistic: "Sum", Dimensions: [{ Name: "TableName", Value: { Ref: "NotesTable" } }] },
      { Statistic: "Sum", Dimensions: [{ Name: "StateMachineArn", Value: { Ref: "FlowStateMachine" } }] },
      { Period: 10, ComparisonOperator: "LessThanThreshold", Dimensions: [{ Name: "service", Value: "orders" }] },
    ])
  })

  it.each([
    [`metric: functionMetric("Apy", "Errors"), threshold: 0`, "FUNCTION_UNKNOWN", "Did you mean Api?"],
    [`metric: failed, threshold: "0" as never`, "RESOURCE_INVALID", `threshold is "0"`],
    [`metric: failed, threshold: 0, period: 90`, "RESOURCE_INVALID", "period is 90"],
    [`metric: failed, threshold: 0, period: 10`, "RESOURCE_INVALID", "period is 10"],
    [`metric: failed, threshold: 0, datapointsToAlarm: 2`, "RESOURCE_INVALID", "2 of 1 periods"],
    [`metric: failed, threshold: 0, period: 300, evaluationPeriods: 300`, "RESOURCE_INVALID", "looks back 90000"],
    [`metric: failed, threshold: 0, statistic: "p101"`, "RESOURCE_INVALID", `statistic is "p101"`],
    [`metric: failed, threshold: 0, notify: notes`, "RESOURCE_INVALID", "notify is"],
    [
      `metric: { namespace: "AWS/States", name: "ExecutionsFailed", dimensions: { StateMachineArn: flow.arn } }, threshold: 0`,
      "RESOURCE_INVALID",
      "Use stateMachineMetric",
    ],
    [
      `metric: failed, threshold: 0, notify: new Topic("Told", { encryption: "aws-managed" })`,
      "RESOURCE_INVALID",
      "CloudWatch may not use the key of the topic",
    ],
    [`metric: { namespace: "Shop" } as never, threshold: 0`, "RESOURCE_INVALID", "metric has no name"],
  ])("cannot have %s", async (options, code, message) => {
    const error = await resourcesOf(`new Alarm("Wrong", { ${options} })`).catch((thrown: unknown) => thrown)
    const [first] = error instanceof UserErrors ? error.errors : [error]
    expect(first).toMatchObject({ code, location: { file: "src/app.ts", line: 11 } })
    expect(JSON.stringify(first) + String(first)).toContain(message)
  })
})

function substitution(value: CfnValue | undefined): readonly [string, CfnValue | undefined] {
  const [body, names] = cfnList(cfnField(value, "Fn::Sub"))
  return [String(body), names]
}

describe("a dashboard", () => {
  it("is JSON in which the template fills in names, and nothing else", async () => {
    const { OrdersDashboard } = await resourcesOf(`new Dashboard("Orders", { widgets: [
      { text: "Costs \${money}" },
      { title: "Failed", metrics: [failed, functionMetric("Api", "Errors")] },
      { title: "Wide", metrics: [failed], width: 24, view: "singleValue" },
    ] })`)
    const [body, names] = substitution(OrdersDashboard?.Properties?.["DashboardBody"])
    const queue = { "Fn::GetAtt": ["OrdersDeadLettersQueue", "QueueName"] }
    expect(names).toEqual({ Name1: queue, Name2: { Ref: "ApiFunction" }, Name3: queue })
    const common = { region: "${AWS::Region}", stat: "Sum", period: 300, stacked: false }
    const visible = (name: string) => ["AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", name]
    expect(JSON.parse(body)).toEqual({
      widgets: [
        { type: "text", x: 0, y: 0, width: 24, height: 2, properties: { markdown: "Costs ${!money}" } },
        {
          ...{ type: "metric", x: 0, y: 2, width: 12, height: 6 },
          properties: {
            ...common,
            title: "Failed",
            view: "timeSeries",
            metrics: [visible("${Name1}"), ["AWS/Lambda", "Errors", "FunctionName", "${Name2}"]],
          },
        },
        {
          ...{ type: "metric", x: 0, y: 8, width: 24, height: 6 },
          properties: { ...common, title: "Wide", view: "singleValue", metrics: [visible("${Name3}")] },
        },
      ],
    })
  })

  it.each([
    ["{ widgets: [] }", "widgets is empty"],
    [`{ widgets: [{ title: "None", metrics: [] }] }`, "widgets.0.metrics is empty"],
    [`{ widgets: [{ text: "Wide", width: 25 }] }`, "widgets.0.width is 25"],
  ])("cannot be %s", async (options, message) => {
    await expect(resourcesOf(`new Dashboard("Wrong", ${options})`)).rejects.toMatchObject({
      errors: [{ code: "RESOURCE_INVALID", message: `Dashboard "Wrong": ${message}` }],
    })
  })
})
