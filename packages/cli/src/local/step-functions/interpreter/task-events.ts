import type { TaskResource } from "./integrations/parse-resource.ts"
import { outputOf } from "./event-details.ts"
import type { StateError } from "./state-error.ts"

export interface TaskLimits {
  readonly timeoutSeconds: number | undefined
  readonly heartbeatSeconds: number | undefined
}

interface Event {
  readonly type: string
  readonly details?: object
}

interface TaskEvents {
  scheduled(given: unknown, limits: TaskLimits): readonly Event[]
  /** What a task with a token, or with another execution, does before it waits. */
  submitted(answer: unknown): readonly Event[]
  succeeded(result: unknown): Event
  failed(error: StateError): Event
}

/** The events of a task: a function that is named by its ARN has its own. */
export function taskEvents(resource: TaskResource, region: string): TaskEvents {
  return resource.functionArn === undefined ? serviceEvents(resource, region) : functionEvents(resource.functionArn)
}

function functionEvents(arn: string): TaskEvents {
  return {
    scheduled: (given, { timeoutSeconds }) => [
      {
        type: "LambdaFunctionScheduled",
        details: {
          lambdaFunctionScheduledEventDetails: {
            resource: arn,
            input: JSON.stringify(given),
            inputDetails: { truncated: false },
            ...(timeoutSeconds !== undefined && { timeoutInSeconds: timeoutSeconds }),
          },
        },
      },
      { type: "LambdaFunctionStarted" },
    ],
    submitted: () => [],
    succeeded: (result) => ({
      type: "LambdaFunctionSucceeded",
      details: { lambdaFunctionSucceededEventDetails: outputOf(result) },
    }),
    failed: ({ error, cause }) =>
      error === "States.Timeout"
        ? { type: "LambdaFunctionTimedOut", details: { lambdaFunctionTimedOutEventDetails: { error, cause } } }
        : { type: "LambdaFunctionFailed", details: { lambdaFunctionFailedEventDetails: { error, cause } } },
  }
}

function serviceEvents({ service, action }: TaskResource, region: string): TaskEvents {
  const place = { resourceType: service, resource: action }
  return {
    scheduled: (given, { timeoutSeconds, heartbeatSeconds }) => [
      {
        type: "TaskScheduled",
        details: {
          taskScheduledEventDetails: {
            ...{ ...place, region, parameters: JSON.stringify(given) },
            ...(timeoutSeconds !== undefined && { timeoutInSeconds: timeoutSeconds }),
            ...(heartbeatSeconds !== undefined && { heartbeatInSeconds: heartbeatSeconds }),
          },
        },
      },
      { type: "TaskStarted", details: { taskStartedEventDetails: place } },
    ],
    submitted: (answer) => [
      { type: "TaskSubmitted", details: { taskSubmittedEventDetails: { ...place, ...outputOf(answer) } } },
    ],
    succeeded: (result) => ({
      type: "TaskSucceeded",
      details: { taskSucceededEventDetails: { ...place, ...outputOf(result) } },
    }),
    failed: ({ error, cause }) =>
      error === "States.Timeout" || error === "States.HeartbeatTimeout"
        ? { type: "TaskTimedOut", details: { taskTimedOutEventDetails: { ...place, error, cause } } }
        : { type: "TaskFailed", details: { taskFailedEventDetails: { ...place, error, cause } } },
  }
}
