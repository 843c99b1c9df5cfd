import type { WebSocketApi } from "@tsapi/framework/gateway"
import { describe, expect, it } from "vitest"
import { appModel } from "../../../test/kinds/app-model.ts"
import type { PlanRefs } from "../../model/kind.ts"
import { webSocketReference } from "./web-socket-reference.ts"
import { webSocketResources } from "./web-socket-resources.ts"

const location = { file: "src/chat.ts", line: 3 }

const plain: WebSocketApi = {
  stageName: "api",
  routeSelectionExpression: "$request.body.action",
  routes: ["$connect", "$disconnect", "$default", "send", "Send", "send-all"].map((key) => ({
    ...{ key, functionId: "ChatSocket", location },
  })),
  location,
}

const refs: PlanRefs = {
  app: appModel("chat"),
  references: [],
  retainState: false,
  functionArn: (id) => ({ "Fn::GetAtt": [`${id}Function`, "Arn"] }),
}

function propertiesOf(api: Partial<WebSocketApi> = {}) {
  const { resources } = webSocketResources({ ...plain, ...api }, refs)
  return Object.fromEntries(Object.entries(resources).map(([id, { Properties }]) => [id, Properties]))
}

function deploymentOf(api: Partial<WebSocketApi>) {
  return Object.keys(propertiesOf(api)).find((id) => id.startsWith("WebSocketApiDeployment"))
}

describe("the resources of a WebSocket API", () => {
  it("have a route for each key, whose ids differ where the keys do", () => {
    const { resources } = webSocketResources(plain, refs)
    const keys = Object.values(resources).flatMap(({ Type, Properties }) =>
      Type === "AWS::ApiGatewayV2::Route" ? [Properties?.["RouteKey"]] : [],
    )
    expect(keys).toEqual(["$connect", "$disconnect", "$default", "send", "Send", "send-all"])
  })

  it("send back what methods return to messages, and to nothing else", () => {
    const properties = propertiesOf()
    expect(properties["WebSocketApiConnectRoute"]).toEqual({
      ApiId: { Ref: "WebSocketApi" },
      RouteKey: "$connect",
      AuthorizationType: "NONE",
      Target: { "Fn::Sub": "integrations/${WebSocketApiChatSocketIntegration}" },
    })
    expect(properties["WebSocketApiSendRoute"]).toMatchObject({ RouteResponseSelectionExpression: "$default" })
    expect(properties["WebSocketApiSendRouteResponse"]).toEqual({
      ApiId: { Ref: "WebSocketApi" },
      RouteId: { Ref: "WebSocketApiSendRoute" },
      RouteResponseKey: "$default",
    })
    expect(properties).not.toHaveProperty("WebSocketApiDisconnectRouteResponse")
  })

  it("deploy each change of the routes, after them, and no change of the stage", () => {
    const { resources } = webSocketResources(plain, refs)
    const [, deployment] = Object.entries(resources).find(([, { Type }]) => Type.endsWith("::Deployment")) ?? []
    expect(deployment?.DependsOn).toContain("WebSocketApiSendRouteResponse")
    expect(deployment?.DependsOn).toContain("WebSocketApiConnectRoute")
    expect(deploymentOf({ routeSelectionExpression: "$request.body.type" })).not.toBe(deploymentOf({}))
    expect(deploymentOf({ routes: plain.routes.slice(1) })).not.toBe(deploymentOf({}))
    expect(deploymentOf({ throttle: { rate: 1, burst: 1 } })).toBe(deploymentOf({}))
  })

  it("ask a class for $connect alone, by sources in the words of version 2", () => {
    const identitySources = ["method.request.querystring.token", "context.identity.sourceIp", "stageVariables.key"]
    const authorizer = { id: "TokenAuth", type: "request", functionId: "TokenAuth", identitySources, location } as const
    const properties = propertiesOf({ authorizer })

    expect(properties["WebSocketApiTokenAuthAuthorizer"]).toMatchObject({
      AuthorizerType: "REQUEST",
      IdentitySource: ["route.request.querystring.token", "context.identity.sourceIp", "stageVariables.key"],
    })
    const AuthorizerId = { Ref: "WebSocketApiTokenAuthAuthorizer" }
    expect(properties["WebSocketApiConnectRoute"]).toMatchObject({ AuthorizationType: "CUSTOM", AuthorizerId })
    expect(properties["WebSocketApiSendRoute"]).toMatchObject({ AuthorizationType: "NONE" })
    const source = "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${WebSocketApi}"
    expect(properties["TokenAuthWebSocketPermission"]).toMatchObject({
      SourceArn: { "Fn::Sub": `${source}/authorizers/*` },
    })
    expect(properties["ChatSocketWebSocketPermission"]).toMatchObject({ SourceArn: { "Fn::Sub": `${source}/api/*` } })
  })

  it("ask for signatures where iamAuthorizer() guards", () => {
    const properties = propertiesOf({ authorizer: { id: "Iam", type: "iam", location } })
    expect(properties["WebSocketApiConnectRoute"]).toMatchObject({ AuthorizationType: "AWS_IAM" })
    expect(Object.keys(properties).filter((id) => /Authorizer/.test(id))).toEqual([])
  })

  it("have throttles, logs, variables and the account's role where the app asks for them", () => {
    const properties = propertiesOf({
      throttle: { rate: 10, burst: 20 },
      stageVariables: { mode: "live" },
      accessLogs: { format: "$context.requestId", retentionDays: 3 },
      executionLogs: { level: "INFO", dataTrace: true, metrics: false, retentionDays: 3 },
      cloudWatchRole: true,
    })
    expect(properties["WebSocketApiStage"]).toMatchObject({
      DefaultRouteSettings: {
        ThrottlingRateLimit: 10,
        ThrottlingBurstLimit: 20,
        LoggingLevel: "INFO",
        DataTraceEnabled: true,
        DetailedMetricsEnabled: false,
      },
      StageVariables: { mode: "live" },
      AccessLogSettings: { Format: "$context.requestId" },
    })
    expect(properties["WebSocketApiExecutionLogs"]).toEqual({
      LogGroupName: { "Fn::Sub": "/aws/apigateway/${WebSocketApi}/api" },
      RetentionInDays: 3,
    })
    expect(Object.keys(properties)).toEqual(
      expect.arrayContaining(["WebSocketApiAccessLogs", "WebSocketApiAccount", "WebSocketApiLogsRole"]),
    )
  })

  it("tell where clients connect, by the API's own name too", () => {
    const domain = { name: "ws.example.com", basePath: "v1" }
    const { outputs, resources } = webSocketResources({ ...plain, domain }, refs)
    expect(outputs).toMatchObject({
      WebSocketUrl: {
        Value: { "Fn::Sub": "wss://${WebSocketApi}.execute-api.${AWS::Region}.${AWS::URLSuffix}/${WebSocketApiStage}" },
      },
      WebSocketApiId: { Value: { Ref: "WebSocketApi" } },
      WebSocketDomainUrl: { Value: "wss://ws.example.com/v1/" },
    })
    // In China the names end in .com.cn, which the suffix says.
    expect(webSocketReference({ kind: "webSocket", id: "WebSocketApi", api: plain, location }).value).toEqual({
      "Fn::Sub": "https://${WebSocketApi}.execute-api.${AWS::Region}.${AWS::URLSuffix}/api",
    })
    expect(resources["WebSocketApiMapping"]?.Properties).toMatchObject({
      DomainName: "ws.example.com",
      ApiMappingKey: "v1",
    })
  })
})
