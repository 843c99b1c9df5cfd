import type { StateRun } from "./state-run.ts"

/** https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html */
export function contextObject({
  execution,
  name,
  position,
  item,
}: Omit<StateRun, "data">): Readonly<Record<string, unknown>> {
  const { arn, input, startTime, roleArn, machineArn, machineName } = execution
  const retryCount = (position.retries ?? []).reduce((sum, count) => sum + count, 0)
  return {
    Execution: { Id: arn, Input: input, Name: execution.name, RoleArn: roleArn, StartTime: startTime, RedriveCount: 0 },
    StateMachine: { Id: machineArn, Name: machineName },
    State: { EnteredTime: position.enteredAt, Name: name, RetryCount: retryCount },
    ...(position.token !== undefined && { Task: { Token: position.token } }),
    ...(item && { Map: { Item: item } }),
  }
}
