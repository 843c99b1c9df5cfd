import type { CfnValue } from "../../model/cloudformation.ts"
import { scheduleInput, type ScheduleModel } from "./schedule-model.ts"

export interface ScheduleSurroundings<Value> {
  readonly functionArn: Value
  readonly roleArn: Value
  /** Of the dead-letter queue. */
  readonly queueArn: Value | undefined
}

/** The properties of an `AWS::Scheduler::Schedule`, which are the members of CreateSchedule. */
export function scheduleProperties<Value extends CfnValue>(
  { declaration }: ScheduleModel,
  { functionArn, roleArn, queueArn }: ScheduleSurroundings<Value>,
): Readonly<Record<string, CfnValue>> {
  const { expression, timeZone, startDate, endDate, flexibleWindow, enabled, retries, maximumAge } = declaration
  const { description } = declaration
  const RetryPolicy = {
    ...(maximumAge !== undefined && { MaximumEventAgeInSeconds: maximumAge }),
    ...(retries !== undefined && { MaximumRetryAttempts: retries }),
  }
  return {
    ScheduleExpression: expression,
    ...(timeZone !== undefined && { ScheduleExpressionTimezone: timeZone }),
    ...(description !== undefined && { Description: description }),
    ...(startDate !== undefined && { StartDate: startDate }),
    ...(endDate !== undefined && { EndDate: endDate }),
    State: enabled === false ? "DISABLED" : "ENABLED",
    FlexibleTimeWindow:
      flexibleWindow === undefined ? { Mode: "OFF" } : { Mode: "FLEXIBLE", MaximumWindowInMinutes: flexibleWindow },
    Target: {
      Arn: functionArn,
      RoleArn: roleArn,
      Input: scheduleInput(declaration),
      ...(Object.keys(RetryPolicy).length > 0 && { RetryPolicy }),
      ...(queueArn !== undefined && { DeadLetterConfig: { Arn: queueArn } }),
    },
  }
}
