import type { ApiServiceSubtype } from "../../integrations/api-target.ts"
import type { AwsTarget } from "../../integrations/call-aws.ts"

export interface ServiceRequest extends Pick<AwsTarget, "request"> {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

type Inputs = Readonly<Record<string, string>>

/** What a service is sent, in its own protocol, for the inputs of an integration. */
export function serviceRequest(subtype: ApiServiceSubtype, inputs: Inputs): ServiceRequest {
  return requests[subtype](inputs)
}

const requests: Readonly<Record<ApiServiceSubtype, (inputs: Inputs) => ServiceRequest>> = {
  "SQS-SendMessage": ({ QueueUrl = "", Region: _region, ...fields }) => ({
    request: `path${new URL(QueueUrl).pathname}`,
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ Action: "SendMessage", ...fields }).toString(),
  }),
  "EventBridge-PutEvents": ({ Region: _region, ...entry }) => ({
    request: "action/PutEvents",
    headers: { "Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": "AWSEvents.PutEvents" },
    body: JSON.stringify({ Entries: [entry] }),
  }),
  "StepFunctions-StartExecution": (inputs) => execution("StartExecution", inputs),
  "StepFunctions-StartSyncExecution": (inputs) => execution("StartSyncExecution", inputs),
}

function execution(action: string, { StateMachineArn: stateMachineArn, Input: input, Name: name }: Inputs) {
  return {
    request: `action/${action}`,
    headers: { "Content-Type": "application/x-amz-json-1.0" },
    body: JSON.stringify({ stateMachineArn, input, name }),
  }
}
