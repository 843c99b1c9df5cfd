import type { ApiDescription } from "@tsapi/framework/gateway"
import type { CfnFragment } from "../../model/cloudformation.ts"
import type { PlanRefs } from "../../model/kind.ts"
import type { SourceLocation } from "../../model/source-location.ts"
import { accessLogGroup, accessLogSettings } from "../access-logs.ts"
import { domainResources } from "../domain/domain-resources.ts"
import { integrationInvocations } from "../rest-api/integrations/integration-invocations.ts"
import { integrationRoles } from "../rest-api/integrations/integration-roles.ts"
import { invokePermissions } from "../rest-api/invoke-permissions.ts"
import { httpApiBody } from "./http-api-body.ts"
import { httpApiDomain } from "./http-api-domain.ts"
import { routeLimits } from "./route-limits.ts"

/** The HTTP API with its stage, which deploys each change by itself, and what lets it invoke the functions. */
export function httpApiResources(api: ApiDescription, location: SourceLocation, refs: PlanRefs): CfnFragment {
  const metadata = { tsapi: { file: location.file, line: location.line } }
  const accessLogs = accessLogSettings(api, logsId)
  const domain = api.domain && domainResources(api.domain, { maker: httpApiDomain, metadata })
  const awaited = integrationInvocations(api).map(({ permissionId }) => permissionId)
  return {
    resources: {
      HttpApi: {
        Type: "AWS::ApiGatewayV2::Api",
        Properties: {
          Body: httpApiBody(api, refs),
          ...(api.disableExecuteApiEndpoint !== undefined && {
            DisableExecuteApiEndpoint: api.disableExecuteApiEndpoint,
          }),
        },
        Metadata: metadata,
      },
      HttpApiStage: {
        Type: "AWS::ApiGatewayV2::Stage",
        Properties: {
          ApiId: { Ref: "HttpApi" },
          StageName: api.stageName,
          AutoDeploy: true,
          ...routeLimits(api),
          ...(api.stageVariables && { StageVariables: api.stageVariables }),
          ...(accessLogs && { AccessLogSettings: accessLogs }),
        },
        // A function that a variable is to name has to let itself be invoked first.
        ...(awaited.length > 0 && { DependsOn: awaited }),
        Metadata: metadata,
      },
      ...accessLogGroup(api, { id: logsId, metadata }),
      // Methods and the stage stand in the ARN of a request, and `$default` in that of its route.
      ...invokePermissions(api, { id: "HttpApi", routes: "*", stage: "*" }, refs),
      ...domain?.resources,
      ...integrationRoles(api, refs.references),
    },
    outputs: {
      EndpointUrl: {
        Description: "Where the API answers.",
        Value: { "Fn::Sub": "https://${HttpApi}.execute-api.${AWS::Region}.${AWS::URLSuffix}/" },
      },
      HttpApiId: { Value: { Ref: "HttpApi" } },
      ...domain?.outputs,
    },
  }
}

const logsId = "HttpApiAccessLogs"
