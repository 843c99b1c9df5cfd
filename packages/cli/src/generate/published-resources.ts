import type { FunctionModel } from "../model/app-model.ts"
import type { CfnResource } from "../model/cloudformation.ts"
import { functionAlias } from "../model/invoked-arn.ts"
import { functionLogicalIds } from "../model/logical-id.ts"

/** The version and the alias of a function with instances kept ready: Lambda keeps none of `$LATEST`. */
export function publishedResources(model: FunctionModel): Readonly<Record<string, CfnResource>> {
  const { id, provisionedConcurrency, location } = model
  if (provisionedConcurrency === undefined) return {}
  const { fn, version, alias } = functionLogicalIds(id)
  const Metadata = { tsapi: { file: location.file, line: location.line } }
  return {
    [version]: {
      Type: "AWS::Lambda::Version",
      Properties: { FunctionName: { Ref: fn } },
      // Deleted after the alias has left it, or not made at all where the deployment fails: nothing piles up.
      DeletionPolicy: "Delete",
      UpdateReplacePolicy: "Delete",
      Metadata,
    },
    [alias]: {
      Type: "AWS::Lambda::Alias",
      Properties: {
        FunctionName: { Ref: fn },
        FunctionVersion: { "Fn::GetAtt": [version, "Version"] },
        Name: functionAlias,
        ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: provisionedConcurrency },
      },
      Metadata,
    },
  }
}
