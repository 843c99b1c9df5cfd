import { createHash } from "node:crypto"
import type { ApiAuthorizer, ApiDescription, ApiExistingAuthorizer } from "@tsapi/framework/gateway"
import type { CfnFragment, CfnResource, CfnValue } from "../../model/cloudformation.ts"
import type { PlanRefs } from "../../model/kind.ts"
import { logicalId } from "../../model/logical-id.ts"
import { canonicalJson } from "../../model/canonical-json.ts"
import type { SourceLocation } from "../../model/source-location.ts"
import { domainResources } from "./domain-resources.ts"
import { existingFunctionArn } from "./existing-function-arn.ts"
import { openApiBody } from "./open-api-body.ts"
import { stageResources } from "./stage-resources.ts"
import { usagePlanResources } from "./usage-plan-resources.ts"

/** The RestApi, its deployment and stage, and what lets API Gateway invoke the functions. */
export function restApiResources(api: ApiDescription, location: SourceLocation, refs: PlanRefs): CfnFragment {
  const body = openApiBody(api, refs)
  // A deployment is a snapshot: only another logical id makes CloudFormation take another one.
  const hash = createHash("sha256").update(canonicalJson(body)).digest("hex").slice(0, 10)
  const deployment = `RestApiDeployment${hash}`
  const metadata = { tsapi: { file: location.file, line: location.line } }
  const usage = usagePlanResources(api, metadata)
  const domain = domainResources(api, metadata)
  return {
    resources: {
      RestApi: {
        Type: "AWS::ApiGateway::RestApi",
        Properties: {
          Name: { "Fn::Sub": "${AWS::StackName}" },
          Body: body,
          EndpointConfiguration: endpointConfiguration(api),
          FailOnWarnings: true,
          ...(api.disableExecuteApiEndpoint !== undefined && {
            DisableExecuteApiEndpoint: api.disableExecuteApiEndpoint,
          }),
        },
        Metadata: metadata,
      },
      [deployment]: {
        Type: "AWS::ApiGateway::Deployment",
        Properties: { RestApiId: { Ref: "RestApi" } },
        Metadata: metadata,
      },
      ...stageResources(api, { deployment, metadata }),
      ...invokePermissions(api, refs),
      ...usage.resources,
      ...domain.resources,
    },
    outputs: {
      EndpointUrl: {
        Description: "Where the API answers.",
        Value: {
          "Fn::Sub": `https://\${RestApi}.execute-api.\${AWS::Region}.\${AWS::URLSuffix}/\${RestApiStage}/`,
        },
      },
      RestApiId: { Value: { Ref: "RestApi" } },
      ...usage.outputs,
      ...domain.outputs,
    },
  }
}

function endpointConfiguration({ endpoint }: ApiDescription): CfnValue {
  const { type, vpcEndpoints } = endpoint ?? { type: "REGIONAL", vpcEndpoints: [] }
  return { Types: [type], ...(vpcEndpoints.length > 0 && { VpcEndpointIds: vpcEndpoints }) }
}

function invokePermissions(api: ApiDescription, refs: PlanRefs): Record<string, CfnResource> {
  const routeFunctions = unique(api.routes.map(({ target }) => target.functionId))
  const authorizerFunctions = unique(
    api.authorizers.flatMap((authorizer) => ("functionId" in authorizer ? authorizer.functionId : [])),
  )
  return {
    ...permissions(routeFunctions, `${api.stageName}/*`, refs),
    ...permissions(authorizerFunctions, "authorizers/*", refs),
    ...Object.fromEntries(api.authorizers.filter(needsPermission).map(existingPermission)),
  }
}

function needsPermission(authorizer: ApiAuthorizer): authorizer is ApiExistingAuthorizer {
  return authorizer.type === "existing" && authorizer.permission
}

function existingPermission({ id, functionArn, location }: ApiExistingAuthorizer): readonly [string, CfnResource] {
  const { file, line } = location
  return [
    logicalId(id, "AuthorizerPermission"),
    {
      Type: "AWS::Lambda::Permission",
      Properties: {
        Action: "lambda:InvokeFunction",
        FunctionName: existingFunctionArn(functionArn),
        Principal: "apigateway.amazonaws.com",
        SourceArn: executeApiArn("authorizers/*"),
      },
      Metadata: { tsapi: { file, line } },
    },
  ]
}

function permissions(functionIds: readonly string[], resource: string, refs: PlanRefs): Record<string, CfnResource> {
  return Object.fromEntries(
    functionIds.map((functionId) => [
      logicalId(functionId, "FunctionPermission"),
      {
        Type: "AWS::Lambda::Permission",
        Properties: {
          Action: "lambda:InvokeFunction",
          FunctionName: refs.functionArn(functionId),
          Principal: "apigateway.amazonaws.com",
          SourceArn: executeApiArn(resource),
        },
        Metadata: placeOf(functionId, refs),
      },
    ]),
  )
}

function placeOf(functionId: string, { app }: PlanRefs) {
  const { file, line } = app.functions.find(({ id }) => id === functionId)?.location ?? app.location
  return { tsapi: { file, line } }
}

function executeApiArn(resource: string): CfnValue {
  return { "Fn::Sub": `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${RestApi}/${resource}` }
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)].toSorted()
}
