import { App, existingAuthorizer, existingFunction, integration, mock } from "@tsapi/framework"
import type { ApiOptions, Integration } from "@tsapi/framework"
import { describeApi } from "@tsapi/framework/gateway"
import { declarationsOf } from "@tsapi/framework/internal"
import { expect, it } from "vitest"
import type { PlanRefs } from "../../../model/kind.ts"
import { httpApiIntegration } from "../../http-api/http-api-integration.ts"
import { httpApiResources } from "../../http-api/http-api-resources.ts"
import { invokePermissions } from "../invoke-permissions.ts"
import { stageResources } from "../stage-resources.ts"
import { integrationExtension } from "./integration-extension.ts"
import { integrationPolicies } from "./integration-policies.ts"

function apiOf(api: ApiOptions, ...integrations: readonly Integration[]) {
  const declarations = declarationsOf(new App("shop", { integrations, api }))
  return describeApi(declarations, { stageName: "api", functionIdOf: () => "" })
}

const invoker = { id: "RestApi", routes: "api/*", stage: "api" }
// No function of the app is asked for.
const refs = {} as PlanRefs

function permissionsOf(api: ReturnType<typeof apiOf>) {
  return Object.entries(invokePermissions(api, invoker, refs)).map(([id, { Type, Properties = {}, Metadata }]) => {
    expect(Type).toBe("AWS::Lambda::Permission")
    expect(Metadata?.tsapi).toEqual({ file: expect.stringMatching(/\.test\.ts$/), line: expect.any(Number) })
    const { Action, Principal, FunctionName, SourceArn } = Properties
    expect([Action, Principal]).toEqual(["lambda:InvokeFunction", "apigateway.amazonaws.com"])
    return [id, FunctionName, SourceArn]
  })
}

const inAccount = "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function"
const ofRoute = (route: string) => ({
  "Fn::Sub": `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${RestApi}/api/${route}`,
})
const colored = existingFunction({ functionName: "orders-${stageVariables.color}:${stageVariables.alias}" })
const stageVariables = { color: "blue", alias: "live" }

it("leaves stage variables to API Gateway, and all else to CloudFormation", () => {
  const { routes } = apiOf({ stageVariables }, integration("ANY", "/orders/{id}", colored, { timeoutMs: 500 }))
  const [route] = routes
  if (route?.target.type !== "aws_proxy") throw new Error("there is no integration")
  expect(integrationExtension(route.target, { route, references: [] })).toEqual({
    type: "aws_proxy",
    httpMethod: "POST",
    uri: {
      "Fn::Sub": [
        "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${FunctionArn}/invocations",
        { FunctionArn: { "Fn::Sub": `${inAccount}:orders-\${!stageVariables.color}:\${!stageVariables.alias}` } },
      ],
    },
    passthroughBehavior: "when_no_match",
    timeoutInMillis: 500,
  })
})

it("lets each route invoke what the stage's variables come to, and nothing else", () => {
  const arn = "arn:aws:lambda:us-east-1:123456789012:function:reports"
  const api = apiOf(
    { stageVariables },
    integration("ANY", "/orders/{id}/{rest+}", colored),
    integration("GET", "/", existingFunction({ functionArn: arn })),
    integration("GET", "/shared", existingFunction({ functionArn: { Ref: "Shared" } })),
    integration("GET", "/granted", existingFunction({ functionArn: arn, permission: false })),
    integration("GET", "/mock", mock()),
  )
  expect(permissionsOf(api)).toEqual([
    [
      expect.stringMatching(/^AnyOrdersIdRestInvokePermission[0-9a-f]{6}$/),
      { "Fn::Sub": `${inAccount}:orders-blue:live` },
      ofRoute("*/orders/*/*"),
    ],
    [expect.stringMatching(/^GetInvokePermission/), arn, ofRoute("GET/")],
    ["GetSharedInvokePermission", { Ref: "Shared" }, ofRoute("GET/shared")],
  ])
  expect(
    integrationPolicies(api, []).map(({ functionId, owner, grants }) => [functionId, owner?.roleId, grants]),
  ).toMatchObject([
    [
      "ANY /orders/{id}/{rest+}",
      expect.stringMatching(/^AnyOrdersIdRestInvokePermission[0-9a-f]{6}$/),
      [{ action: "lambda:InvokeFunction", resource: { "Fn::Sub": `${inAccount}:orders-blue:live` } }],
    ],
    ["GET /", expect.stringMatching(/^GetInvokePermission/), [{ resource: arn }]],
    ["GET /shared", "GetSharedInvokePermission", [{ resource: { Ref: "Shared" } }]],
  ])
})

it("lets the canary's function be invoked too, where it is another one", () => {
  const canaryOf = (variables: Record<string, string>) =>
    apiOf({ stageVariables, canary: { percent: 5, stageVariables: variables } }, integration("GET", "/a", colored))
  const green = canaryOf({ color: "green" })
  expect(permissionsOf(green)).toEqual([
    ["GetAInvokePermission", { "Fn::Sub": `${inAccount}:orders-blue:live` }, ofRoute("GET/a")],
    ["GetACanaryInvokePermission", { "Fn::Sub": `${inAccount}:orders-green:live` }, ofRoute("GET/a")],
  ])
  expect(integrationPolicies(green, [])[0]?.grants).toHaveLength(2)
  expect(permissionsOf(canaryOf({ other: "green" }))).toHaveLength(1)
})

const noFunctions: PlanRefs = {
  app: {
    appName: "shop",
    stage: "dev",
    entry: "app.ts",
    exportName: "app",
    functions: [],
    declared: [],
    location: { file: "a.ts", line: 1 },
  },
  references: [],
  retainState: false,
  functionArn: (id) => id,
}

it("gives the stage its variables once what they name may be invoked", () => {
  const api = apiOf({ stageVariables }, integration("GET", "/a", colored))
  const { RestApiStage } = stageResources(api, { deployment: "D", metadata: { tsapi: { file: "a.ts", line: 1 } } })
  expect(RestApiStage?.DependsOn).toEqual(["GetAInvokePermission"])
  const http = apiOf({ type: "http", stageVariables }, integration("GET", "/a", colored))
  const { HttpApiStage } = httpApiResources(http, { file: "a.ts", line: 1 }, noFunctions).resources
  expect(HttpApiStage?.DependsOn).toEqual(["GetAInvokePermission"])
})

it("lets an authorizer be asked that variables name", () => {
  const authorizer = existingAuthorizer({ functionName: "auth:${stageVariables.alias}", type: "token" })
  const canary = { percent: 5, stageVariables: { alias: "next" } }
  const api = apiOf({ stageVariables, canary }, integration("GET", "/a", mock(), { authorizer }))
  expect(permissionsOf(api)).toEqual([
    ["ExistingAuthorizerPermission", { "Fn::Sub": `${inAccount}:auth:live` }, expect.anything()],
    ["ExistingCanaryAuthorizerPermission", { "Fn::Sub": `${inAccount}:auth:next` }, expect.anything()],
  ])
})

it("is the same on an HTTP API, with its own events and ARNs of routes", () => {
  const api = apiOf(
    { type: "http", stageVariables },
    integration("GET", "/orders/{id}", colored),
    integration("ANY", "$default", existingFunction({ functionName: "orders" })),
  )
  const [route] = api.routes
  expect(route && httpApiIntegration(route, refs)).toEqual({
    type: "aws_proxy",
    httpMethod: "POST",
    uri: {
      "Fn::Sub": [
        expect.stringContaining("/functions/${FunctionArn}/invocations"),
        { FunctionArn: { "Fn::Sub": `${inAccount}:orders-\${!stageVariables.color}:\${!stageVariables.alias}` } },
      ],
    },
    payloadFormatVersion: "2.0",
  })
  const permissions = invokePermissions(api, { id: "HttpApi", routes: "*", stage: "*" }, refs)
  const sources = Object.values(permissions).map(({ Properties }) => JSON.stringify(Properties?.["SourceArn"]))
  expect(sources).toEqual([
    expect.stringContaining("${HttpApi}/*/GET/orders/*"),
    expect.stringContaining("${HttpApi}/*/$default"),
  ])
})
