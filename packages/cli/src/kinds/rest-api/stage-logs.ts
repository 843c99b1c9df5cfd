import type { ApiDescription } from "@tsapi/framework/gateway"
import type { CfnResource, CfnValue } from "../../model/cloudformation.ts"
import { logGroup } from "../../model/log-group.ts"
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
    ...(cloudWatchRole && accountResources(metadata)),
  }
}

/** Where a stage writes a line for each request; nothing where it does not. */
export function accessLogSetting(api: ApiDescription): Readonly<Record<string, CfnValue>> {
  const settings = accessLogSettings(api, ACCESS_LOGS)
  return settings === undefined ? {} : { AccessLogSetting: settings }
}

const ACCESS_LOGS = "RestApiAccessLogs"

/** The account has one role for the logs of all its APIs in a region: those of other stacks go on needing it. */
function accountResources(metadata: Metadata): Record<string, CfnResource> {
  const kept = { DeletionPolicy: "Retain", UpdateReplacePolicy: "Retain", Metadata: metadata } as const
  return {
    RestApiAccount: {
      Type: "AWS::ApiGateway::Account",
      Properties: { CloudWatchRoleArn: { "Fn::GetAtt": ["RestApiLogsRole", "Arn"] } },
      // An account that never had an API has no settings yet.
      DependsOn: ["RestApi"],
      ...kept,
    },
    RestApiLogsRole: {
      Type: "AWS::IAM::Role",
      Properties: {
        AssumeRolePolicyDocument: {
          Version: "2012-10-17",
          Statement: [
            { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "apigateway.amazonaws.com" } },
          ],
        },
        ManagedPolicyArns: [
          { "Fn::Sub": "arn:${AWS::Partition}:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs" },
        ],
      },
      ...kept,
    },
  }
}
