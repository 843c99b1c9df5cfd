import type { ApiCanary, ApiDescription } from "@tsapi/framework/gateway"
import type { CfnResource, CfnValue } from "../../model/cloudformation.ts"
import { integrationInvocations } from "./integrations/integration-invocations.ts"
import { accessLogSetting, logResources } from "./stage-logs.ts"
import { stageLimits } from "./stage-limits.ts"

/** The stage, and what its logs need. */
export function stageResources(
  api: ApiDescription,
  { deployment, metadata }: { readonly deployment: string; readonly metadata: NonNullable<CfnResource["Metadata"]> },
): Record<string, CfnResource> {
  const logs = logResources(api, metadata)
  // What the stage does not refer to.
  const awaited = [
    ...["RestApiAccount", "RestApiExecutionLogs"].filter((id) => id in logs),
    ...integrationInvocations(api).map(({ permissionId }) => permissionId),
  ]
  const properties: Record<string, CfnValue> = {
    RestApiId: { Ref: "RestApi" },
    DeploymentId: { Ref: deployment },
    StageName: api.stageName,
    ...stageLimits(api),
    ...(api.stageVariables && { Variables: api.stageVariables }),
    ...(api.canary && { CanarySetting: canarySetting(api.canary, deployment) }),
    ...(api.tracing && { TracingEnabled: true }),
    ...accessLogSetting(api),
  }
  return {
    RestApiStage: {
      Type: "AWS::ApiGateway::Stage",
      Properties: properties,
      // API Gateway refuses logs without a role, and makes a log group that nobody clears where there is none. A function
      // that a variable is to name has to let itself be invoked first.
      ...(awaited.length > 0 && { DependsOn: awaited }),
      Metadata: metadata,
    },
    ...logs,
  }
}

/** Of the stage's own deployment: a template knows no earlier one, and without an id API Gateway would keep the first. */
function canarySetting({ percent, stageVariables, useCache }: ApiCanary, deployment: string): CfnValue {
  return {
    DeploymentId: { Ref: deployment },
    PercentTraffic: percent,
    StageVariableOverrides: stageVariables,
    UseStageCache: useCache,
  }
}
