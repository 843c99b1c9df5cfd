import type { WebSocketApi, WebSocketRoute } from "@tsapi/framework/gateway"
import type { CfnResource } from "../../model/cloudformation.ts"
import type { PlanRefs } from "../../model/kind.ts"
import { logicalId } from "../../model/logical-id.ts"
import { shortHash } from "../../model/short-hash.ts"
import type { SourceLocation } from "../../model/source-location.ts"
import { invocationUri } from "../rest-api/invocation-uri.ts"

const ApiId = { Ref: "WebSocketApi" }

/** Routes, with the functions that serve them and the authorizer of `$connect`: what a deployment is a snapshot of. */
export function webSocketRoutes(api: WebSocketApi, refs: PlanRefs): Readonly<Record<string, CfnResource>> {
  const functionIds = [...new Set(api.routes.map(({ functionId }) => functionId))]
  return Object.fromEntries([
    ...functionIds.map((functionId) => [integrationId(functionId), integration(functionId, refs)]),
    ...api.routes.flatMap((route) => routeResources(route, api)),
    ...authorizerResources(api, refs),
  ])
}

function integration(functionId: string, refs: PlanRefs): CfnResource {
  const { location } = refs.app.functions.find(({ id }) => id === functionId) ?? refs.app
  return {
    Type: "AWS::ApiGatewayV2::Integration",
    Properties: {
      ApiId,
      IntegrationType: "AWS_PROXY",
      IntegrationMethod: "POST",
      IntegrationUri: invocationUri(refs.functionArn(functionId)),
    },
    Metadata: metadataOf(location),
  }
}

function routeResources(
  route: WebSocketRoute,
  { authorizer }: WebSocketApi,
): readonly (readonly [string, CfnResource])[] {
  const { key, functionId, location } = route
  const id = routeId(key)
  const isMessage = key !== "$connect" && key !== "$disconnect"
  const guard = key === "$connect" ? authorizer : undefined
  const AuthorizationType = guard ? (guard.type === "iam" ? "AWS_IAM" : "CUSTOM") : "NONE"
  const Metadata = metadataOf(location)
  const own: CfnResource = {
    Type: "AWS::ApiGatewayV2::Route",
    Properties: {
      ApiId,
      RouteKey: key,
      AuthorizationType,
      ...(guard?.type === "request" && { AuthorizerId: { Ref: authorizerId(guard.id) } }),
      Target: { "Fn::Sub": `integrations/\${${integrationId(functionId)}}` },
      // What a method returns goes to the client.
      ...(isMessage && { RouteResponseSelectionExpression: "$default" }),
    },
    Metadata,
  }
  if (!isMessage) return [[id, own]]
  const response: CfnResource = {
    Type: "AWS::ApiGatewayV2::RouteResponse",
    Properties: { ApiId, RouteId: { Ref: id }, RouteResponseKey: "$default" },
    Metadata,
  }
  return [
    [id, own],
    [`${id}Response`, response],
  ]
}

function authorizerResources(
  { authorizer }: WebSocketApi,
  refs: PlanRefs,
): readonly (readonly [string, CfnResource])[] {
  if (authorizer?.type !== "request") return []
  const { id, functionId, identitySources, location } = authorizer
  const own: CfnResource = {
    Type: "AWS::ApiGatewayV2::Authorizer",
    Properties: {
      ApiId,
      Name: id,
      AuthorizerType: "REQUEST",
      AuthorizerUri: invocationUri(refs.functionArn(functionId)),
      ...(identitySources.length > 0 && { IdentitySource: identitySources.map(toRouteSource) }),
    },
    Metadata: metadataOf(location),
  }
  return [[authorizerId(id), own]]
}

/** `method.request.header.X` of REST APIs is `route.request.header.X` here; `context.` and `stageVariables.` are the same. */
function toRouteSource(source: string): string {
  return source.replace(/^method\./, "route.")
}

function integrationId(functionId: string): string {
  return logicalId("WebSocketApi", functionId, "Integration")
}

function authorizerId(id: string): string {
  return logicalId("WebSocketApi", id, "Authorizer")
}

/** Keys that would give the same id are told apart by a hash. */
function routeId(key: string): string {
  const [, plain] = /^\$?([a-z][A-Za-z0-9]*)$/.exec(key) ?? []
  const isPlain = plain !== undefined && (key.startsWith("$") || !RESERVED.has(plain))
  return isPlain ? logicalId("WebSocketApi", plain, "Route") : logicalId("WebSocketApi", key, shortHash(key), "Route")
}

const RESERVED: ReadonlySet<string> = new Set(["connect", "disconnect", "default"])

function metadataOf({ file, line }: SourceLocation): NonNullable<CfnResource["Metadata"]> {
  return { tsapi: { file, line } }
}
