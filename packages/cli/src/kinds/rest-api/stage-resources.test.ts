import type { ApiDescription } from "@tsapi/framework/gateway"
import { describe, expect, it } from "vitest"
import { stageResources } from "./stage-resources.ts"

const plain = { routes: [], authorizers: [], binaryMediaTypes: [], gatewayResponses: {}, stageName: "api" }

function resourcesOf(api: Partial<ApiDescription>) {
  return stageResources({ ...plain, ...api }, { deployment: "Deployment", metadata: {} })
}

const stage = { RestApiId: { Ref: "RestApi" }, DeploymentId: { Ref: "Deployment" }, StageName: "api" }

describe("the stage", () => {
  it("is alone where nothing is asked of it", () => {
    expect(resourcesOf({})).toEqual({
      RestApiStage: { Type: "AWS::ApiGateway::Stage", Properties: stage, Metadata: {} },
    })
  })

  it("traces, and has variables", () => {
    const { RestApiStage } = resourcesOf({ tracing: true, stageVariables: { tier: "gold" } })
    expect(RestApiStage?.Properties).toEqual({ ...stage, TracingEnabled: true, Variables: { tier: "gold" } })
  })

  it("gives some requests other variables, of the version that it serves itself", () => {
    const canary = { percent: 2.5, stageVariables: { tier: "new" }, useCache: false }
    expect(resourcesOf({ canary })["RestApiStage"]?.Properties).toMatchObject({
      CanarySetting: {
        DeploymentId: { Ref: "Deployment" },
        PercentTraffic: 2.5,
        StageVariableOverrides: { tier: "new" },
        UseStageCache: false,
      },
    })
  })

  it("writes its access log to a group of the stack", () => {
    const { RestApiStage, RestApiAccessLogs } = resourcesOf({ accessLogs: { format: "f", retentionDays: 7 } })

    expect(RestApiStage).toMatchObject({
      Properties: {
        AccessLogSetting: {
          Format: "f",
          DestinationArn: { "Fn::Sub": expect.stringMatching(/:log-group:\$\{RestApiAccessLogs\}$/) },
        },
      },
    })
    expect(RestApiAccessLogs).toMatchObject({ Properties: { RetentionInDays: 7 }, DeletionPolicy: "Delete" })
  })

  it("writes its access log to what exists, and makes nothing for it", () => {
    const destination = "arn:aws:logs:eu-west-1:123456789012:log-group:a"
    const resources = resourcesOf({ accessLogs: { format: "f", retentionDays: 7, destination } })

    expect(Object.keys(resources)).toEqual(["RestApiStage"])
    expect(resources["RestApiStage"]?.Properties).toMatchObject({ AccessLogSetting: { DestinationArn: destination } })
  })

  it("logs what API Gateway does, for each method that has settings of its own too", () => {
    const location = { file: "src/app.ts", line: 1 }
    const target = { type: "function", functionId: "Api" } as const
    const throttle = { rate: 1, burst: 1 }
    const resources = resourcesOf({
      routes: [{ method: "GET", path: "/", target, throttle, location }],
      executionLogs: { level: "ERROR", dataTrace: false, metrics: true, retentionDays: 3 },
    })

    const logging = { LoggingLevel: "ERROR", DataTraceEnabled: false, MetricsEnabled: true }
    expect(resources["RestApiStage"]).toMatchObject({
      DependsOn: ["RestApiExecutionLogs"],
      Properties: {
        MethodSettings: [
          { HttpMethod: "*", ResourcePath: "/*", ...logging },
          { HttpMethod: "GET", ResourcePath: "/", ...logging, ThrottlingRateLimit: 1 },
        ],
      },
    })
    expect(resources["RestApiExecutionLogs"]?.Properties).toEqual({
      LogGroupName: { "Fn::Sub": "API-Gateway-Execution-Logs_${RestApi}/api" },
      RetentionInDays: 3,
    })
  })

  it("keeps the account's role for logs when the stack goes", () => {
    const { RestApiStage, RestApiAccount, RestApiLogsRole } = resourcesOf({ cloudWatchRole: true })

    expect(RestApiStage?.DependsOn).toEqual(["RestApiAccount"])
    expect(RestApiAccount?.DependsOn).toEqual(["RestApi"])
    for (const kept of [RestApiAccount, RestApiLogsRole]) {
      expect(kept).toMatchObject({ DeletionPolicy: "Retain", UpdateReplacePolicy: "Retain" })
    }
    expect(RestApiAccount?.Properties).toEqual({ CloudWatchRoleArn: { "Fn::GetAtt": ["RestApiLogsRole", "Arn"] } })
  })
})
