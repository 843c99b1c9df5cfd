import type { ApiDescription } from "@tsapi/framework/gateway"
import type { CfnResource, CfnValue } from "../../model/cloudformation.ts"

/** The log group that the stage writes a line to for each request; none where it writes elsewhere, or not at all. */
export function accessLogGroup(
  { accessLogs }: ApiDescription,
  metadata: NonNullable<CfnResource["Metadata"]>,
): Record<string, CfnResource> {
  if (!accessLogs || accessLogs.destination !== undefined) return {}
  return {
    HttpApiAccessLogs: {
      Type: "AWS::Logs::LogGroup",
      Properties: { RetentionInDays: accessLogs.retentionDays },
      DeletionPolicy: "Delete",
      UpdateReplacePolicy: "Delete",
      Metadata: metadata,
    },
  }
}

/** Where the stage writes them. */
export function accessLogSettings({ accessLogs }: ApiDescription): Readonly<Record<string, CfnValue>> {
  if (!accessLogs) return {}
  // Not the group's `Arn`, which ends with `:*`.
  const made = {
    "Fn::Sub": "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${HttpApiAccessLogs}",
  }
  return { AccessLogSettings: { DestinationArn: accessLogs.destination ?? made, Format: accessLogs.format } }
}
