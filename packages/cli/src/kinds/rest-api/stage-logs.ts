import type { ApiDescription } from "@tsapi/framework/gateway"
import type { CfnResource, CfnValue } from "../../model/cloudformation.ts"
import { logGroup } from "../../model/log-group.ts"
import { accountResources } from "../api-account.ts"
import { accessLogGroup, accessLogSettings } from "../access-logs.ts"

type Metadata = NonNullable<CfnResource["Metadata"]>

/** The log groups of a stage, and what lets API Gateway write to them. */
export function logResources(api: ApiDescription, metadata: Metadata): Record<string, CfnResource> {
  const { executionLogs, cloudWatchRole, stageName } = api
  return {
    ...accessLogGroup(api, { id: ACCESS_LOGS, metadata }),
    ...(executionLogs && {
      RestApiExecutionLogs: logGroup(
        {
          // The name that API Gateway writes to.
          LogGroupName: { "Fn::Sub": `API-Gateway-Execution-Logs_\${RestApi}/${stageName}` },
          RetentionInDays: executionLogs.retentionDays,
        },
        metadata,
      ),
    }),
    ...(cloudWatchRole && accountResources("RestApi", metadata)),
  }
}

/** Where a stage writes a line for each request; nothing where it does not. */
export function accessLogSetting(api: ApiDescription): Readonly<Record<string, CfnValue>> {
  const settings = accessLogSettings(api, ACCESS_LOGS)
  return settings === undefined ? {} : { AccessLogSetting: settings }
}

const ACCESS_LOGS = "RestApiAccessLogs"
