import type { FunctionModel } from "../model/app-model.ts"
import type { CfnResource } from "../model/cloudformation.ts"
import { functionAlias } from "../model/invoked-arn.ts"
import { functionLogicalIds } from "../model/logical-id.ts"

/** What Lambda does with the asynchronous invocations of a function; its dead letter queue is a property of the function. */
export function asyncInvocationResources(model: FunctionModel): Readonly<Record<string, CfnResource>> {
  const { id, asyncInvocation, provisionedConcurrency, location } = model
  const { retries, maximumAgeSeconds, onSuccess, onFailure } = asyncInvocation ?? {}
  if ([retries, maximumAgeSeconds, onSuccess, onFailure].every((setting) => setting === undefined)) return {}
  const { fn, alias, asyncInvocation: logicalId } = functionLogicalIds(id)
  const isPublished = provisionedConcurrency !== undefined
  const awaited = [
    ...(isPublished ? [alias] : []),
    ...(onFailure?.logicalId === undefined ? [] : [onFailure.logicalId]),
  ]
  return {
    [logicalId]: {
      Type: "AWS::Lambda::EventInvokeConfig",
      Properties: {
        FunctionName: { Ref: fn },
        Qualifier: isPublished ? functionAlias : "$LATEST",
        ...(retries !== undefined && { MaximumRetryAttempts: retries }),
        ...(maximumAgeSeconds !== undefined && { MaximumEventAgeInSeconds: maximumAgeSeconds }),
        ...((onSuccess ?? onFailure) && {
          DestinationConfig: {
            ...(onSuccess && { OnSuccess: { Destination: onSuccess.arn } }),
            ...(onFailure && { OnFailure: { Destination: onFailure.arn } }),
          },
        }),
      },
      ...(awaited.length > 0 && { DependsOn: awaited }),
      Metadata: { tsapi: { file: location.file, line: location.line } },
    },
  }
}
