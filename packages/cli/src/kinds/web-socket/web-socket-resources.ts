import { createHash } from "node:crypto"
import type { WebSocketApi } from "@tsapi/framework/gateway"
import { canonicalJson } from "../../model/canonical-json.ts"
import type { CfnFragment, CfnResource, CfnValue } from "../../model/cloudformation.ts"
import type { PlanRefs } from "../../model/kind.ts"
import { logGroup } from "../../model/log-group.ts"
import { accessLogGroup, accessLogSettings } from "../access-logs.ts"
import { accountId, accountResources } from "../api-account.ts"
import { httpOf } from "../http.ts"
import { domainResources } from "../domain/domain-resources.ts"
import { invokePermissions, type Invoker } from "../rest-api/invoke-permissions.ts"
import { webSocketDomain } from "./web-socket-domain.ts"
import { webSocketRoutes } from "./web-socket-routes.ts"

/** The WebSocket API with its routes, deployment and stage, and what lets API Gateway invoke the functions. */
export function webSocketResources(api: WebSocketApi, refs: PlanRefs): CfnFragment {
  const { file, line } = api.location
  const metadata = { tsapi: { file, line } }
  const routes = webSocketRoutes(api, refs)
  const domain = api.domain && domainResources(api.domain, { maker: webSocketDomain, metadata })
  const own = {
    Name: { "Fn::Sub": "${AWS::StackName}" },
    ProtocolType: "WEBSOCKET",
    RouteSelectionExpression: api.routeSelectionExpression,
    ...(api.disableExecuteApiEndpoint !== undefined && { DisableExecuteApiEndpoint: api.disableExecuteApiEndpoint }),
  }
  // A deployment is a snapshot: only another logical id makes CloudFormation take another one.
  const snapshot = canonicalJson({
    own,
    routes: Object.entries(routes).map(([id, { Properties = {} }]) => ({ id, Properties })),
  })
  const deployment = `WebSocketApiDeployment${createHash("sha256").update(snapshot).digest("hex").slice(0, 10)}`
  return {
    resources: {
      WebSocketApi: { Type: "AWS::ApiGatewayV2::Api", Properties: own, Metadata: metadata },
      ...routes,
      [deployment]: {
        Type: "AWS::ApiGatewayV2::Deployment",
        Properties: { ApiId: { Ref: "WebSocketApi" } },
        DependsOn: Object.keys(routes).filter((id) => isPartOfSnapshot(routes[id])),
        Metadata: metadata,
      },
      ...stageResources(api, { deployment, metadata, refs }),
      ...invokePermissions(permitted(api), invokerOf(api), refs),
      ...domain?.resources,
    },
    outputs: {
      WebSocketUrl: {
        Description: "Where clients connect.",
        Value: {
          "Fn::Sub": `wss://\${WebSocketApi}.execute-api.\${AWS::Region}.\${AWS::URLSuffix}/\${WebSocketApiStage}`,
        },
      },
      WebSocketApiId: { Value: { Ref: "WebSocketApi" } },
      ...domain?.outputs,
    },
  }
}

/** What refers to the rest of it: routes to integrations and authorizers, responses to routes. */
function isPartOfSnapshot(resource: CfnResource | undefined): boolean {
  return resource?.Type === "AWS::ApiGatewayV2::Route" || resource?.Type === "AWS::ApiGatewayV2::RouteResponse"
}

const accessLogsId = "WebSocketApiAccessLogs"

interface StageContext {
  readonly deployment: string
  readonly metadata: NonNullable<CfnResource["Metadata"]>
  readonly refs: PlanRefs
}

function stageResources(
  api: WebSocketApi,
  { deployment, metadata, refs }: StageContext,
): Readonly<Record<string, CfnResource>> {
  const accessLogs = accessLogSettings(api, accessLogsId)
  const account = accountOf(api, refs)
  const settings = routeSettings(api)
  const logs = {
    ...accessLogGroup(api, { id: accessLogsId, metadata }),
    ...(api.executionLogs && {
      WebSocketApiExecutionLogs: logGroup(
        {
          // † The name that API Gateway writes to, as that of HTTP and WebSocket APIs is documented.
          LogGroupName: { "Fn::Sub": `/aws/apigateway/\${WebSocketApi}/${api.stageName}` },
          RetentionInDays: api.executionLogs.retentionDays,
        },
        metadata,
      ),
    }),
    ...(account === "WebSocketApi" && accountResources(account, metadata)),
  }
  // What the stage does not refer to: API Gateway refuses logs without a role, and makes a group that nobody clears.
  const awaited = [
    ...(account ? [accountId(account)] : []),
    ...(api.executionLogs ? ["WebSocketApiExecutionLogs"] : []),
  ]
  return {
    WebSocketApiStage: {
      Type: "AWS::ApiGatewayV2::Stage",
      Properties: {
        ApiId: { Ref: "WebSocketApi" },
        StageName: api.stageName,
        DeploymentId: { Ref: deployment },
        ...(Object.keys(settings).length > 0 && { DefaultRouteSettings: settings }),
        ...(api.stageVariables && { StageVariables: api.stageVariables }),
        ...(accessLogs && { AccessLogSettings: accessLogs }),
      },
      ...(awaited.length > 0 && { DependsOn: awaited }),
      Metadata: metadata,
    },
    ...logs,
  }
}

/** The API by which the account gets its role for logs: it has one, and a REST API may have made it already. */
function accountOf({ cloudWatchRole }: WebSocketApi, { app }: PlanRefs): "RestApi" | "WebSocketApi" | undefined {
  if (!cloudWatchRole) return undefined
  return httpOf(app.declared)?.api.cloudWatchRole ? "RestApi" : "WebSocketApi"
}

function routeSettings({ throttle, executionLogs }: WebSocketApi): Readonly<Record<string, CfnValue>> {
  return {
    ...(throttle && { ThrottlingRateLimit: throttle.rate, ThrottlingBurstLimit: throttle.burst }),
    ...(executionLogs && {
      LoggingLevel: executionLogs.level,
      DataTraceEnabled: executionLogs.dataTrace,
      DetailedMetricsEnabled: executionLogs.metrics,
    }),
  }
}

function invokerOf({ stageName }: WebSocketApi): Invoker {
  return { id: "WebSocketApi", routes: `${stageName}/*`, stage: stageName, permission: "WebSocketPermission" }
}

/** As far as permissions go, an API like any other. */
function permitted({ routes, authorizer, location }: WebSocketApi): Parameters<typeof invokePermissions>[0] {
  return {
    routes: routes.map(({ key, functionId }) => ({
      method: "ANY",
      path: key,
      target: { type: "function", functionId },
      location,
    })),
    authorizers: authorizer?.type === "request" ? [{ ...authorizer, ttlSeconds: 0 }] : [],
  }
}
