import { describe, expect, it } from "vitest"
import { apiOptionFaults } from "../../src/gateway/check-api-options.ts"

function messagesOf(api: object) {
  return apiOptionFaults(api, ["api"]).map(({ message }) => message)
}

describe("the check of stage variables", () => {
  it("takes every character that API Gateway takes", () => {
    const stageVariables = { a: "x", _b1: "https://a.example:80/p?q=1&r=2,3#~", ["n".repeat(64)]: "v".repeat(512) }
    expect(messagesOf({ stageVariables })).toEqual([])
  })

  it.each([
    [{ "a-b": "x" }, "api.stageVariables.a-b is no name of a stage variable"],
    [{ "": "x" }, "api.stageVariables. is no name of a stage variable"],
    [{ ["n".repeat(65)]: "x" }, `api.stageVariables.${"n".repeat(65)} is no name of a stage variable`],
    [{ a: "" }, 'api.stageVariables.a is ""'],
    [{ a: "two words" }, 'api.stageVariables.a is "two words"'],
    [{ a: "über" }, 'api.stageVariables.a is "über"'],
    [{ a: "x\n" }, 'api.stageVariables.a is "x\\n"'],
    [{ a: 1 }, "api.stageVariables.a is 1"],
    ["a", 'api.stageVariables is "a"'],
    [
      Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`v${index}`, "x"])),
      "api.stageVariables has 101 variables",
    ],
  ])("finds %j", (stageVariables, message) => {
    expect(messagesOf({ stageVariables })).toEqual([message])
  })
})

describe("the check of logs", () => {
  it.each([
    [{ accessLogs: true, executionLogs: false, tracing: true, cloudWatchRole: true }],
    [{ accessLogs: { format: "$context.extendedRequestId $context.authorizer.plan", retentionDays: 30 } }],
    [{ accessLogs: { format: { id: "$context.requestId", app: "todos" } } }],
    [{ accessLogs: { destination: "arn:aws:logs:eu-west-1:123456789012:log-group:/api/access" } }],
    [{ accessLogs: { destination: "arn:aws:firehose:eu-west-1:123456789012:deliverystream/amazon-apigateway-a" } }],
    [{ executionLogs: { level: "info", dataTrace: true, metrics: false, retentionDays: 1 } }],
  ])("takes %j", (api) => {
    expect(messagesOf(api)).toEqual([])
  })

  it.each([
    [{ accessLogs: "yes" }, 'api.accessLogs is "yes"'],
    [{ accessLogs: { format: "$context.status" } }, "api.accessLogs.format has no id of the request"],
    [{ accessLogs: { format: { id: "$context.requestIdentity" } } }, "api.accessLogs.format has no id of the request"],
    [{ accessLogs: { format: "$context.requestId\n" } }, 'api.accessLogs.format is "$context.requestId\\n"'],
    [
      { accessLogs: { format: "$context.requestId $stageVariables.tier" } },
      "api.accessLogs.format has $stageVariables",
    ],
    [{ accessLogs: { format: { id: 1 } } }, 'api.accessLogs.format is {"id":1}'],
    [{ accessLogs: { retentionDays: 2 } }, "api.accessLogs.retentionDays is 2"],
    [
      { accessLogs: { destination: "arn:aws:logs:eu-west-1:123456789012:log-group:a:*" } },
      'api.accessLogs.destination is "arn:aws:logs:eu-west-1:123456789012:log-group:a:*"',
    ],
    [
      { accessLogs: { destination: "arn:aws:firehose:eu-west-1:123456789012:deliverystream/logs" } },
      'api.accessLogs.destination is "arn:aws:firehose:eu-west-1:123456789012:deliverystream/logs"',
    ],
    [
      { accessLogs: { destination: "arn:aws:logs:eu-west-1:123456789012:log-group:a", retentionDays: 1 } },
      "api.accessLogs.retentionDays is for a log group that is made, and there is a destination",
    ],
    [{ executionLogs: true }, "api.executionLogs is true"],
    [{ executionLogs: {} }, "api.executionLogs has no level"],
    [{ executionLogs: { level: "debug" } }, 'api.executionLogs.level is "debug"'],
    [{ tracing: "active" }, 'api.tracing is "active"'],
  ])("finds %j", (api, message) => {
    expect(messagesOf(api)).toEqual([message])
  })
})

describe("the check of a canary", () => {
  it.each([[{ canary: false }], [{ canary: { percent: 0.5, stageVariables: { tier: "new" }, useCache: true } }]])(
    "takes %j",
    (api) => {
      expect(messagesOf(api)).toEqual([])
    },
  )

  it.each([
    [{ percent: 10 }, "api.canary has no stageVariables"],
    [{ stageVariables: { tier: "new" } }, "api.canary has no percent"],
    [{ percent: 101, stageVariables: {} }, "api.canary.percent is 101"],
    [{ percent: 1, stageVariables: { "a-b": "x" } }, "api.canary.stageVariables.a-b is no name of a stage variable"],
  ])("finds %j", (canary, message) => {
    expect(messagesOf({ canary })).toEqual([message])
  })
})
