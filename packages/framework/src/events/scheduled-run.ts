import type { LambdaContext } from "../http/rest-event.ts"
import type { ScheduleEvent } from "./schedule-event.ts"

/** A run of a schedule. */
export interface ScheduledRun<Input = unknown> {
  /** When it was to be; it may be later now. */
  readonly scheduledTime: Date
  /** The schedule's physical name. */
  readonly name: string
  /** 1 for the first time that it is handed to the function; Lambda's own retries do not count. */
  readonly attempt: number
  /** As it stands at the decorator. */
  readonly input: Input
  readonly context: LambdaContext
  /** As EventBridge Scheduler passes it. */
  readonly event: ScheduleEvent
}

export function toScheduledRun(event: ScheduleEvent, context: LambdaContext): ScheduledRun {
  const { scheduledTime, scheduleArn, attemptNumber, input } = event
  return {
    scheduledTime: new Date(scheduledTime),
    name: scheduleArn.slice(scheduleArn.lastIndexOf("/") + 1),
    attempt: Number(attemptNumber),
    input,
    context,
    event,
  }
}
