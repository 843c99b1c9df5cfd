import {
  type ApiAuthorizer,
  type ApiDescription,
  type ApiExistingAuthorizer,
  DEFAULT_ROUTE,
  stageFunctions,
} from "@tsapi/framework/gateway"
import type { CfnResource, CfnValue } from "../../model/cloudformation.ts"
import type { PlanRefs } from "../../model/kind.ts"
import { logicalId } from "../../model/logical-id.ts"
import type { SourceLocation } from "../../model/source-location.ts"
import { existingFunctionArn } from "./existing-function-arn.ts"
import { type IntegrationInvocation, integrationInvocations } from "./integrations/integration-invocations.ts"

export interface Invoker {
  /** Logical id of the API. */
  readonly id: string
  /** What of it invokes the functions of routes, as the ARN ends: `api/*`. */
  readonly routes: string
  /** The stage as it stands in the ARN of a route. */
  readonly stage: string
  /** How the ids of the permissions end. Default `FunctionPermission`. */
  readonly permission?: string
}

/** What lets API Gateway invoke the functions of an API, one for each. */
export function invokePermissions(
  api: Pick<ApiDescription, "routes" | "authorizers" | "type" | "stageVariables" | "canary">,
  invoker: Invoker,
  refs: PlanRefs,
): Record<string, CfnResource> {
  const routeFunctions = unique(
    api.routes.flatMap(({ target }) => (target.type === "function" ? target.functionId : [])),
  )
  const authorizerFunctions = unique(api.authorizers.flatMap((authorizer) => functionOf(authorizer, api) ?? []))
  const permission = (resource: string) => (functionId: string) => {
    const { location } = refs.app.functions.find(({ id }) => id === functionId) ?? refs.app
    const options = { sourceArn: arnOf(invoker, resource), location }
    return [
      logicalId(functionId, invoker.permission ?? "FunctionPermission"),
      permissionFor(refs.functionArn(functionId), options),
    ] as const
  }
  return Object.fromEntries([
    ...routeFunctions.map(permission(invoker.routes)),
    ...authorizerFunctions.map(permission("authorizers/*")),
    ...api.authorizers
      .filter(needsPermission)
      .flatMap((authorizer) => existingPermissions(authorizer, { api, invoker })),
    ...integrationInvocations(api).map((invocation) => routePermission(invocation, invoker)),
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

interface Asked {
  readonly api: Pick<ApiDescription, "stageVariables" | "canary">
  readonly invoker: Invoker
}

function existingPermissions({ id, functionArn, location }: ApiExistingAuthorizer, { api, invoker }: Asked) {
  return stageFunctions(functionArn, api).map((arn, index) => {
    const name = logicalId(id, index === 0 ? "AuthorizerPermission" : "CanaryAuthorizerPermission")
    const options = { sourceArn: arnOf(invoker, "authorizers/*"), location }
    return [name, permissionFor(existingFunctionArn(arn), options)] as const
  })
}

/** For the one route alone; whatever stands in its path. */
function routePermission({ permissionId, functionArn, route }: IntegrationInvocation, invoker: Invoker) {
  const path = route.path.replace(/\{[^{}]+\}/g, "*")
  const method = route.method === "ANY" ? "*" : route.method
  // https://github.com/aws/serverless-application-model/pull/2574
  const resource = path === DEFAULT_ROUTE ? path : `${method}${path}`
  const sourceArn = arnOf(invoker, `${invoker.stage}/${resource}`)
  const options = { sourceArn, location: route.location }
  return [permissionId, permissionFor(existingFunctionArn(functionArn), options)] as const
}

interface PermissionOptions {
  readonly sourceArn: CfnValue
  readonly location: SourceLocation
}

function permissionFor(functionName: CfnValue, { sourceArn, location }: PermissionOptions): CfnResource {
  const { file, line } = location
  return {
    Type: "AWS::Lambda::Permission",
    Properties: {
      Action: "lambda:InvokeFunction",
      FunctionName: functionName,
      Principal: "apigateway.amazonaws.com",
      SourceArn: sourceArn,
    },
    Metadata: { tsapi: { file, line } },
  }
}

function arnOf({ id }: Invoker, resource: string): CfnValue {
  return { "Fn::Sub": `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${${id}}/${resource}` }
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)].toSorted()
}
