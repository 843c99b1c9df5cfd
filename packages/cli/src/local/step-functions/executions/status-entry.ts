import type { ExecutionRecord } from "../store/records.ts"

// EventBridge takes 256 KB an event.
const MOST_BYTES = 248 * 1024

/**
 * What EventBridge is told of a standard execution that began or ended, as an entry of PutEvents.
 * https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html
 */
export function statusEntry(execution: ExecutionRecord): object {
  const { arn, machineArn, name, status, startedAt, stoppedAt, input, output, error, cause } = execution
  const outputBytes = escapedBytes(output)
  const hasInput = escapedBytes(input) + outputBytes <= MOST_BYTES
  const hasOutput = output !== undefined && outputBytes <= MOST_BYTES
  const detail = {
    ...{ executionArn: arn, stateMachineArn: machineArn, name, status },
    ...{ startDate: startedAt, stopDate: stoppedAt ?? null },
    ...{ input: hasInput ? input : null, inputDetails: { included: hasInput } },
    output: hasOutput ? output : null,
    outputDetails: output === undefined ? null : { included: hasOutput },
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
  }
  return {
    ...{ Source: "aws.states", DetailType: "Step Functions Execution Status Change", Resources: [arn] },
    Detail: JSON.stringify(detail),
  }
}

function escapedBytes(text = ""): number {
  return Buffer.byteLength(JSON.stringify(text))
}
