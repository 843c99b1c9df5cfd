import type { ApiDescription } from "@tsapi/framework/gateway"
import type { CfnResource, CfnValue } from "../../model/cloudformation.ts"

type Metadata = NonNullable<CfnResource["Metadata"]>

/** The log groups of a stage, and what lets API Gateway write to them. */
export function logResources(api: ApiDescription, metadata: Metadata): Record<string, CfnResource> {
  const { accessLogs, executionLogs, cloudWatchRole, stageName } = api
  return {
    ...(accessLogs?.destination === undefined &&
      accessLogs && { RestApiAccessLogs: logGroup({ RetentionInDays: accessLogs.retentionDays }, metadata) }),
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
export function accessLogSetting({ accessLogs }: ApiDescription): Readonly<Record<string, CfnValue>> {
  if (!accessLogs) return {}
  // Not the group's `Arn`, which ends with `:*`.
  const made = {
    "Fn::Sub": "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${RestApiAccessLogs}",
  }
  return { AccessLogSetting: { DestinationArn: accessLogs.destination ?? made, Format: accessLogs.format } }
}

function logGroup(properties: Readonly<Record<string, CfnValue>>, metadata: Metadata): CfnResource {
  return {
    Type: "AWS::Logs::LogGroup",
    Properties: properties,
    DeletionPolicy: "Delete",
    UpdateReplacePolicy: "Delete",
    Metadata: metadata,
  }
}

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
