/** The id of a CloudFormation resource: the parts joined, reduced to the letters and digits CloudFormation allows. */
export function logicalId(...parts: readonly string[]): string {
  return parts
    .flatMap((part) => part.split(/[^A-Za-z0-9]+/))
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("")
}

/** The name of a stack: `todo-api-dev`. */
export function stackName(appName: string, stage: string): string {
  return `${appName}-${stage}`
}

/** The ids of everything that belongs to one function. */
export function functionLogicalIds(functionId: string) {
  return {
    fn: logicalId(functionId, "Function"),
    role: logicalId(functionId, "FunctionRole"),
    policy: logicalId(functionId, "FunctionPolicy"),
    logs: logicalId(functionId, "FunctionLogs"),
    url: logicalId(functionId, "FunctionUrl"),
    version: logicalId(functionId, "FunctionVersion"),
    alias: logicalId(functionId, "FunctionAlias"),
    asyncInvocation: logicalId(functionId, "FunctionAsyncInvocation"),
  }
}
