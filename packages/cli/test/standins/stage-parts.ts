import {
  type APIGatewayClient,
  GetAccountCommand,
  GetApiKeysCommand,
  GetBasePathMappingsCommand,
  GetDomainNameCommand,
  GetGatewayResponseCommand,
  GetRestApiCommand,
  GetStageCommand,
  GetUsagePlanKeysCommand,
  GetUsagePlansCommand,
} from "@aws-sdk/client-api-gateway"
import { type CloudWatchLogsClient, DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs"
import { expect } from "vitest"
import { api as declared, partner } from "./fixtures/stage/src/app.ts"

/** What `stage.standin.test.ts` deployed. */
export interface Deployed {
  readonly gateway: APIGatewayClient
  readonly logs: CloudWatchLogsClient
  readonly restApiId: string
  readonly outputs: Readonly<Record<string, string>>
}

export interface Part {
  readonly what: string
  read(deployed: Deployed): Promise<unknown>
  readonly expected: unknown
}

const { accessLogs, cache, canary, domain, executionLogs, throttle, usagePlans } = declared

/** Settings of all methods, which those with settings of their own repeat. */
const methodSettings = {
  loggingLevel: "INFO",
  dataTraceEnabled: executionLogs.dataTrace,
  metricsEnabled: executionLogs.metrics,
}

/** What was deployed, as the services describe it, beside what the app declares. */
export const created: readonly Part[] = [
  {
    what: "stage variables and tracing",
    read: async (deployed) => {
      const { variables, tracingEnabled } = await stageOf(deployed)
      return { variables, tracingEnabled }
    },
    expected: { variables: declared.stageVariables, tracingEnabled: declared.tracing },
  },
  {
    what: "settings of all methods, and of one",
    read: async (deployed) => (await stageOf(deployed)).methodSettings,
    expected: {
      "*/*": expect.objectContaining({
        ...methodSettings,
        throttlingRateLimit: throttle.rate,
        throttlingBurstLimit: throttle.burst,
        cachingEnabled: false,
      }),
      "/~1orders~1{id}/GET": expect.objectContaining({
        ...methodSettings,
        throttlingRateLimit: 5,
        throttlingBurstLimit: 10,
        cachingEnabled: true,
        cacheTtlInSeconds: 60,
        cacheDataEncrypted: cache.encrypted,
      }),
    },
  },
  {
    what: "usage plans",
    read: async (deployed) => {
      const { items = [] } = await deployed.gateway.send(new GetUsagePlansCommand({}))
      return items.map(({ name, apiStages, throttle, quota }) => ({ name, apiStages, throttle, quota }))
    },
    expected: [
      {
        name: "stage-dev-Basic",
        apiStages: [expect.objectContaining({ stage: "api" })],
        throttle: { rateLimit: usagePlans.Basic.throttle.rate, burstLimit: usagePlans.Basic.throttle.burst },
        quota: { limit: usagePlans.Basic.quota.limit, period: "WEEK", offset: usagePlans.Basic.quota.offset },
      },
      expect.objectContaining({ name: "stage-dev-Portal" }),
    ],
  },
  {
    what: "API keys, each in its plan",
    read: async (deployed) => {
      const { items = [] } = await deployed.gateway.send(new GetUsagePlansCommand({}))
      const usagePlanId = items.find(({ name }) => name === "stage-dev-Basic")?.id ?? ""
      const { items: ofPlan = [] } = await deployed.gateway.send(new GetUsagePlanKeysCommand({ usagePlanId }))
      const { items: keys = [] } = await deployed.gateway.send(new GetApiKeysCommand({ includeValues: true }))
      const planned = new Set(ofPlan.map(({ id }) => id))
      return keys.map(({ id, name, value, enabled }) => ({ name, value, enabled, planned: planned.has(id) }))
    },
    expected: [
      { name: "stage-dev-Mobile", value: expect.stringMatching(/^.{20,}$/), enabled: true, planned: true },
      { name: "stage-dev-Partner", value: partner.value, enabled: true, planned: true },
    ],
  },
  {
    what: "ids of API keys among the outputs",
    read: async ({ gateway, outputs }) => {
      const { items = [] } = await gateway.send(new GetApiKeysCommand({}))
      return items.map(({ id }) => Object.keys(outputs).find((name) => outputs[name] === id))
    },
    expected: ["MobileApiKeyId", "PartnerApiKeyId"],
  },
  {
    what: "the domain, its certificate, and whose certificates its clients have",
    read: (deployed) => deployed.gateway.send(new GetDomainNameCommand({ domainName: domain.name })),
    expected: expect.objectContaining({
      domainName: domain.name,
      regionalCertificateArn: domain.certificate,
      securityPolicy: "TLS_1_2",
      endpointConfiguration: expect.objectContaining({ types: ["REGIONAL"] }),
      mutualTlsAuthentication: expect.objectContaining({
        truststoreUri: domain.mutualTls.truststore,
        truststoreVersion: domain.mutualTls.truststoreVersion,
      }),
    }),
  },
  {
    what: "the base path",
    read: async ({ gateway, restApiId }) => {
      const { items = [] } = await gateway.send(new GetBasePathMappingsCommand({ domainName: domain.name }))
      return items.map((item) => ({ ...item, restApiId: item.restApiId === restApiId }))
    },
    expected: [{ basePath: domain.basePath, restApiId: true, stage: "api" }],
  },
  {
    what: "log groups and how long they keep",
    read: async (deployed) => {
      const { logGroups = [] } = await deployed.logs.send(new DescribeLogGroupsCommand({}))
      return logGroups
        .map(({ logGroupName = "", retentionInDays }) => [
          logGroupName.replace(deployed.restApiId, "ID"),
          retentionInDays,
        ])
        .filter(([name]) => !String(name).includes("ApiFunctionLogs"))
        .toSorted()
    },
    expected: [
      [expect.stringContaining("RestApiAccessLogs"), accessLogs.retentionDays],
      ["API-Gateway-Execution-Logs_ID/api", executionLogs.retentionDays],
    ],
  },
  {
    what: "the account's role for logs",
    read: async (deployed) => (await deployed.gateway.send(new GetAccountCommand({}))).cloudwatchRoleArn,
    expected: expect.stringMatching(/^arn:aws:iam::\d{12}:role\/.*RestApiLogsRole/),
  },
]

/** What ministack 1.5.33 does not take from a template. */
export const missing: readonly (Part & { readonly found: unknown; readonly ministack: string })[] = [
  {
    what: "the canary",
    found: undefined,
    ministack: "leaves a stage's canary out",
    read: async (deployed) => (await stageOf(deployed)).canarySettings,
    expected: expect.objectContaining({
      percentTraffic: canary.percent,
      stageVariableOverrides: canary.stageVariables,
      useStageCache: canary.useCache,
    }),
  },
  {
    what: "access logs",
    found: {},
    ministack: "leaves a stage's access logs out",
    read: async (deployed) => (await stageOf(deployed)).accessLogSettings,
    expected: {
      format: accessLogs.format,
      destinationArn: expect.stringMatching(/^arn:aws:logs:us-east-1:\d{12}:log-group:.*RestApiAccessLogs[^:]*$/),
    },
  },
  {
    what: "the cache",
    found: { cacheClusterEnabled: false },
    ministack: "leaves a stage's cache out",
    read: async (deployed) => {
      const { cacheClusterEnabled, cacheClusterSize } = await stageOf(deployed)
      return { cacheClusterEnabled, cacheClusterSize }
    },
    expected: { cacheClusterEnabled: true, cacheClusterSize: String(cache.size) },
  },
  {
    what: "throttles of methods in a usage plan",
    found: [{ "/orders/{id}/GET": {} }, {}],
    ministack: "keeps them as CloudFormation spells them, which no client reads",
    read: async (deployed) => {
      const { items = [] } = await deployed.gateway.send(new GetUsagePlansCommand({}))
      return items.flatMap(({ apiStages = [] }) => apiStages.map((each) => each.throttle))
    },
    expected: [{ "/orders/{id}/GET": { rateLimit: 1, burstLimit: 2 } }, {}],
  },
  {
    what: "the endpoint",
    found: undefined,
    ministack: "keeps it as CloudFormation spells it, which no client reads",
    read: async (deployed) => (await restApiOf(deployed)).endpointConfiguration?.types,
    expected: ["REGIONAL"],
  },
  {
    what: "from how many bytes on answers are compressed",
    found: undefined,
    ministack: "does not read the definition's minimum",
    read: async (deployed) => (await restApiOf(deployed)).minimumCompressionSize,
    expected: declared.minimumCompressionSize,
  },
  {
    what: "what is binary",
    found: [],
    ministack: "does not read the definition's media types",
    read: async (deployed) => (await restApiOf(deployed)).binaryMediaTypes,
    expected: ["image/png"],
  },
  {
    what: "whether the API answers by the name that API Gateway makes up",
    found: false,
    ministack: "leaves the setting out",
    read: async (deployed) => (await restApiOf(deployed)).disableExecuteApiEndpoint,
    expected: declared.disableExecuteApiEndpoint,
  },
  {
    what: "the resource policy",
    found: undefined,
    ministack: "does not read the definition's policy",
    read: async (deployed) => JSON.stringify((await restApiOf(deployed)).policy),
    expected: expect.stringContaining("127.0.0.9"),
  },
  {
    what: "gateway responses",
    found: "429",
    ministack: "does not read the definition's",
    read: async ({ gateway, restApiId }) =>
      (await gateway.send(new GetGatewayResponseCommand({ restApiId, responseType: "THROTTLED" }))).statusCode,
    expected: "420",
  },
]

function stageOf({ gateway, restApiId }: Deployed) {
  return gateway.send(new GetStageCommand({ restApiId, stageName: "api" }))
}

function restApiOf({ gateway, restApiId }: Deployed) {
  return gateway.send(new GetRestApiCommand({ restApiId }))
}
