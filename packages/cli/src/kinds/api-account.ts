import type { CfnResource } from "../model/cloudformation.ts"

type Metadata = NonNullable<CfnResource["Metadata"]>

/**
 * The account has one role for the logs of all its REST and WebSocket APIs in a region: those of other stacks go on needing
 * it. `api` is the logical id of one of these.
 */
export function accountResources(api: string, metadata: Metadata): Record<string, CfnResource> {
  const kept = { DeletionPolicy: "Retain", UpdateReplacePolicy: "Retain", Metadata: metadata } as const
  return {
    [accountId(api)]: {
      Type: "AWS::ApiGateway::Account",
      Properties: { CloudWatchRoleArn: { "Fn::GetAtt": [`${api}LogsRole`, "Arn"] } },
      // An account that never had an API has no settings yet.
      DependsOn: [api],
      ...kept,
    },
    [`${api}LogsRole`]: {
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

/** What logs have to wait for. */
export function accountId(api: string): string {
  return `${api}Account`
}
