import type { ApiDescription } from "@tsapi/framework/gateway"

/** What of the stage only AWS has. */
export function stageDifferences({ canary, tracing, executionLogs }: ApiDescription): readonly string[] {
  return [
    ...(canary && canary.percent < 100 ? [`No request is a canary here; ${canary.percent} of 100 are deployed.`] : []),
    ...(tracing ? ["X-Ray gets no traces from here."] : []),
    ...(executionLogs ? ["Execution logs are written on AWS only."] : []),
  ]
}
