import type { ScheduleDeclaration, ScheduleRecord } from "../declarations/schedule.ts"
import { describeTriggers } from "../declarations/trigger.ts"
import { createTriggerRunner } from "../dispatch/create-trigger-runner.ts"
import type { ScheduleEvent } from "../events/schedule-event.ts"
import { type ScheduledRun, toScheduledRun } from "../events/scheduled-run.ts"
import type { TriggerKind } from "./runtime-kind.ts"

/** Runs of schedules. */
export const schedule: TriggerKind<ScheduledRun, unknown, ScheduleDeclaration> = {
  name: "schedule",
  accepts(event) {
    return typeof event === "object" && event !== null && "scheduleArn" in event && "scheduledTime" in event
  },
  createRunner: createTriggerRunner<ScheduleEvent, ScheduleRecord>("schedule", {
    isFor: (event, { expression, input }) =>
      event.expression === expression && JSON.stringify(event.input) === JSON.stringify(input),
    async answer(event, { context, call }) {
      await call(toScheduledRun(event, context))
    },
  }),
  describe:
    process.env.TSAPI_PHASE === "run"
      ? undefined
      : (app) =>
          describeTriggers(app, "schedule", ({ startDate, endDate, deadLetterQueue, ...options }: ScheduleRecord) => ({
            ...options,
            kind: "schedule" as const,
            ...(startDate && { startDate: startDate.toISOString() }),
            ...(endDate && { endDate: endDate.toISOString() }),
            ...(deadLetterQueue && { deadLetterQueue: deadLetterQueue.id }),
          })),
}
