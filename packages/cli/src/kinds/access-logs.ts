import type { ApiDescription } from "@tsapi/framework/gateway"
import type { CfnResource, CfnValue } from "../model/cloudformation.ts"
import { logGroup } from "../model/log-group.ts"

/** The log group `id` that a stage writes a line to for each request; none where it writes elsewhere, or not at all. */
export function accessLogGroup(
  { accessLogs }: Pick<ApiDescription, "accessLogs">,
  { id, metadata }: { readonly id: string; readonly metadata: NonNullable<CfnResource["Metadata"]> },
): Readonly<Record<string, CfnResource>> {
  if (!accessLogs || accessLogs.destination !== undefined) return {}
  return { [id]: logGroup({ RetentionInDays: accessLogs.retentionDays }, metadata) }
}

/** Where a stage writes them, which is the group `id` unless the app says otherwise, and how; undefined where it does not. */
export function accessLogSettings(
  { accessLogs }: Pick<ApiDescription, "accessLogs">,
  id: string,
): CfnValue | undefined {
  if (!accessLogs) return undefined
  // Not the group's `Arn`, which ends with `:*`.
  const made = { "Fn::Sub": `arn:\${AWS::Partition}:logs:\${AWS::Region}:\${AWS::AccountId}:log-group:\${${id}}` }
  return { DestinationArn: accessLogs.destination ?? made, Format: accessLogs.format }
}
