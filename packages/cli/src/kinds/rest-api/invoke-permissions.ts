import type { ApiAuthorizer, ApiDescription, ApiExistingAuthorizer } from "@tsapi/framework/gateway"
import type { CfnResource, CfnValue } from "../../model/cloudformation.ts"
import type { PlanRefs } from "../../model/kind.ts"
import { logicalId } from "../../model/logical-id.ts"
import { existingFunctionArn } from "./existing-function-arn.ts"

export interface Invoker {
  /** Logical id of the API. */
  readonly id: string
  /** What of it invokes the functions of routes, as the ARN ends: `api/*`. */
  readonly routes: string
}

/** What lets API Gateway invoke the functions of an API, one for each. */
export function invokePermissions(
  api: Pick<ApiDescription, "routes" | "authorizers" | "type">,
  invoker: Invoker,
  refs: PlanRefs,
): Record<string, CfnResource> {
  const routeFunctions = unique(
    api.routes.flatMap(({ target }) => (target.type === "function" ? target.functionId : [])),
  )
  const authorizerFunctions = unique(api.authorizers.flatMap((authorizer) => functionOf(authorizer, api) ?? []))
  const permission = (resource: string) => (functionId: string) =>
    [
      logicalId(functionId, "FunctionPermission"),
      functionPermission(functionId, arnOf(invoker, resource), refs),
    ] as const
  return Object.fromEntries([
    ...routeFunctions.map(permission(invoker.routes)),
    ...authorizerFunctions.map(permission("authorizers/*")),
    ...api.authorizers.filter(needsPermission).map((authorizer) => existingPermission(authorizer, invoker)),
  ])
}

/** The function of the app that is asked; an HTTP API verifies tokens by itself. */
function functionOf(authorizer: ApiAuthorizer, { type }: Pick<ApiDescription, "type">): string | undefined {
  if (!("functionId" in authorizer)) return undefined
  return type === "http" && authorizer.type === "jwt" ? undefined : authorizer.functionId
}

function needsPermission(authorizer: ApiAuthorizer): authorizer is ApiExistingAuthorizer {
  return authorizer.type === "existing" && authorizer.permission
}

function existingPermission({ id, functionArn, location }: ApiExistingAuthorizer, invoker: Invoker) {
  const { file, line } = location
  const permission: CfnResource = {
    Type: "AWS::Lambda::Permission",
    Properties: {
      Action: "lambda:InvokeFunction",
      FunctionName: existingFunctionArn(functionArn),
      Principal: "apigateway.amazonaws.com",
      SourceArn: arnOf(invoker, "authorizers/*"),
    },
    Metadata: { tsapi: { file, line } },
  }
  return [logicalId(id, "AuthorizerPermission"), permission] as const
}

function functionPermission(functionId: string, sourceArn: CfnValue, refs: PlanRefs): CfnResource {
  return {
    Type: "AWS::Lambda::Permission",
    Properties: {
      Action: "lambda:InvokeFunction",
      FunctionName: refs.functionArn(functionId),
      Principal: "apigateway.amazonaws.com",
      SourceArn: sourceArn,
    },
    Metadata: placeOf(functionId, refs),
  }
}

function placeOf(functionId: string, { app }: PlanRefs) {
  const { file, line } = app.functions.find(({ id }) => id === functionId)?.location ?? app.location
  return { tsapi: { file, line } }
}

function arnOf({ id }: Invoker, resource: string): CfnValue {
  return { "Fn::Sub": `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${${id}}/${resource}` }
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)].toSorted()
}
