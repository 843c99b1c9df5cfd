import type { LogTriggerDeclaration } from "@tsapi/framework/internal"
import { describe, expect, it } from "vitest"
import type { UserError } from "../../src/errors/user-error.ts"
import { onLogKind } from "../../src/kinds/on-log.ts"
import { logResources } from "../../src/kinds/on-log/log-resources.ts"
import type { Located } from "../../src/model/kind.ts"
import { app, config } from "./fixtures.ts"

type Trigger = Located<LogTriggerDeclaration>

let line = 10
const api = { functionId: "Api" }
const database = { id: "Database", name: "/aws/rds/orders" }
const trigger = (methodName: string, options: Partial<Trigger> = {}): Trigger => ({
  ...{ kind: "onLog", className: "Watch", classIndex: 0, methodName, logGroups: [api] },
  location: { file: "src/watch.ts", line: line++ },
  ...options,
})

function build(...triggers: readonly Trigger[]) {
  const errors: UserError[] = []
  const report = (error: UserError) => void errors.push(error)
  const { models } = onLogKind.toModel(triggers, { config, app, declarations: triggers, report })
  const functionArn = (id: string) => ({ "Fn::GetAtt": [`${id}Function`, "Arn"] })
  return { resources: logResources(models, { functionArn }), messages: errors.map(({ message }) => message) }
}

const invoke = { "Fn::GetAtt": ["WatchAlertFunction", "Arn"] }

describe("a subscription filter", () => {
  it("lets exactly that log group of this account invoke the function, before it is made", () => {
    const { resources, messages } = build(trigger("alert", { logGroups: [api, database], filterPattern: "ERROR" }))
    expect(messages).toEqual([])
    expect(resources).toMatchObject({
      WatchAlertApiLogFilter: {
        Type: "AWS::Logs::SubscriptionFilter",
        Properties: { LogGroupName: { Ref: "ApiFunctionLogs" }, FilterPattern: "ERROR", DestinationArn: invoke },
        DependsOn: ["WatchAlertApiLogPermission"],
      },
      WatchAlertApiLogPermission: {
        Type: "AWS::Lambda::Permission",
        Properties: {
          Action: "lambda:InvokeFunction",
          FunctionName: invoke,
          Principal: "logs.amazonaws.com",
          SourceAccount: { Ref: "AWS::AccountId" },
          SourceArn: { "Fn::GetAtt": ["ApiFunctionLogs", "Arn"] },
        },
      },
      WatchAlertDatabaseLogFilter: { Properties: { LogGroupName: "/aws/rds/orders", FilterPattern: "ERROR" } },
      WatchAlertDatabaseLogPermission: {
        Properties: {
          SourceArn: {
            "Fn::Sub": "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:/aws/rds/orders:*",
          },
        },
      },
    })
  })

  it("is made after the other one of its log group", () => {
    const { resources } = build(trigger("alert"), trigger("count"))
    expect(resources["WatchAlertApiLogFilter"]?.Properties?.["FilterPattern"]).toBe("")
    expect(resources["WatchCountApiLogFilter"]?.DependsOn).toEqual([
      "WatchCountApiLogPermission",
      "WatchAlertApiLogFilter",
    ])
  })
})

describe("what is refused", () => {
  const own = (functionId: string) => ({ logGroups: [{ functionId }] })

  it("is a third filter of a log group", () => {
    expect(build(trigger("a"), trigger("b"), trigger("c")).messages).toEqual([
      "@onLog of Watch.c: a log group has two filters at most, and Api has those of Watch.a and Watch.b",
    ])
  })

  it("is what would never end", () => {
    expect(build(trigger("a", own("WatchA"))).messages).toEqual([
      "@onLog of Watch.a: it takes the log of its own function",
    ])
    const circle = [trigger("a", own("WatchB")), trigger("b", own("WatchC")), trigger("c", own("WatchA"))]
    expect(build(...circle).messages).toEqual([
      "@onLog of Watch.a: it takes the log of WatchB, whose events come from the log of WatchA",
      "@onLog of Watch.b: it takes the log of WatchC, whose events come from the log of WatchB",
      "@onLog of Watch.c: it takes the log of WatchA, whose events come from the log of WatchC",
    ])
    expect(build(trigger("a"), trigger("b", own("WatchA"))).messages).toEqual([])
  })

  it("is a pattern that is none, or too long, and what is no log group", () => {
    const bad = [
      trigger("a", { filterPattern: "{ level = 1 }" }),
      trigger("b", { filterPattern: "x".repeat(1025) }),
      trigger("c", { logGroups: [{ id: "1", name: "a:b" }, { functionId: "" }] }),
      trigger("d", { logGroups: [database, database] }),
      trigger("e", own("Other")),
      trigger("e", { ...own("Other"), filterPattern: "x" }),
    ]
    expect(build(...bad).messages).toEqual([
      '@onLog of Watch.a: filterPattern lacks a selector such as $.level at "level = 1 }"',
      "@onLog of Watch.b: filterPattern has 1025 characters",
      '@onLog of Watch.c: logGroups.0.id is "1"',
      '@onLog of Watch.c: logGroups.0.name is "a:b"',
      '@onLog of Watch.c: logGroups.1.functionId is ""',
      "@onLog of Watch.d: the log group Database is there twice",
      "@onLog of Watch.e: the method has another @onLog",
    ])
  })
})
