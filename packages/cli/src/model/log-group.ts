import type { CfnResource, CfnValue } from "./cloudformation.ts"

/** A log group that goes with its stack. */
export function logGroup(
  properties: Readonly<Record<string, CfnValue>>,
  metadata: NonNullable<CfnResource["Metadata"]>,
): CfnResource {
  return {
    Type: "AWS::Logs::LogGroup",
    Properties: properties,
    DeletionPolicy: "Delete",
    UpdateReplacePolicy: "Delete",
    Metadata: metadata,
  }
}
