import type { LogGroup } from "@tsapi/framework"
import type { CfnResource, CfnValue } from "../../model/cloudformation.ts"
import type { PlanRefs } from "../../model/kind.ts"
import { functionLogicalIds, logicalId } from "../../model/logical-id.ts"
import { isSameGroup } from "./is-same-group.ts"
import { logFilterId, logGroupId, type LogTriggerModel } from "./log-trigger-model.ts"

/** What sends lines to functions, and what lets it invoke them. */
export function logResources(
  models: readonly LogTriggerModel[],
  { functionArn }: Pick<PlanRefs, "functionArn">,
): Readonly<Record<string, CfnResource>> {
  const resources = models.flatMap((model, index): readonly (readonly [string, CfnResource])[] => {
    const { functionId, logGroup, filterPattern, location } = model
    const { name, arn } = logGroupValues(logGroup)
    const Metadata = { tsapi: { file: location.file, line: location.line } }
    const permissionId = logicalId(functionId, logGroupId(logGroup), "LogPermission")
    const before = models.slice(0, index).filter((other) => isSameGroup(other.logGroup, logGroup))
    const filter = {
      Type: "AWS::Logs::SubscriptionFilter",
      Properties: { LogGroupName: name, FilterPattern: filterPattern, DestinationArn: functionArn(functionId) },
      // The function is tried when a filter is made, and a log group takes one change at a time.
      DependsOn: [permissionId, ...before.map(logFilterId)],
      Metadata,
    }
    const permission = {
      Type: "AWS::Lambda::Permission",
      Properties: {
        Action: "lambda:InvokeFunction",
        FunctionName: functionArn(functionId),
        Principal: "logs.amazonaws.com",
        SourceAccount: { Ref: "AWS::AccountId" },
        SourceArn: arn,
      },
      Metadata,
    }
    return [
      [logFilterId(model), filter],
      [permissionId, permission],
    ]
  })
  return Object.fromEntries(resources)
}

/** The ARN is that of all streams: it ends with `:*`. */
function logGroupValues(group: LogGroup): { readonly name: CfnValue; readonly arn: CfnValue } {
  if ("functionId" in group) {
    const { logs } = functionLogicalIds(group.functionId)
    return { name: { Ref: logs }, arn: { "Fn::GetAtt": [logs, "Arn"] } }
  }
  const arn = `arn:\${AWS::Partition}:logs:\${AWS::Region}:\${AWS::AccountId}:log-group:${group.name}:*`
  return { name: group.name, arn: { "Fn::Sub": arn } }
}
