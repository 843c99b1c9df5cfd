import type { ApiDescription } from "@tsapi/framework/gateway"

/** What of the stage only AWS has. */
export function stageDifferences({ tracing, executionLogs }: ApiDescription): readonly string[] {
  return [
    ...(tracing ? ["X-Ray gets no traces from here."] : []),
    ...(executionLogs ? ["Execution logs are written on AWS only."] : []),
  ]
}
