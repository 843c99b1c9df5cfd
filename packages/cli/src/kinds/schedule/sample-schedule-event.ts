import { randomBytes } from "node:crypto"
import type { ScheduleEvent } from "@tsapi/framework"
import { dataOf, type SampleContext } from "../../model/sample-event.ts"
import { localScheduleName, type ScheduleModel } from "./schedule-model.ts"

/** A run of a schedule now. */
export function sampleScheduleEvent({ id, declaration }: ScheduleModel, context: SampleContext): ScheduleEvent {
  const { app, region, accountId } = context
  const input = dataOf(context, declaration.input)
  return {
    expression: declaration.expression,
    ...(input !== undefined && { input }),
    scheduleArn: `arn:aws:scheduler:${region}:${accountId}:schedule/default/${localScheduleName(id, app)}`,
    scheduledTime: new Date().toISOString().replace(/\.\d+Z$/, "Z"),
    executionId: randomBytes(8).toString("hex"),
    attemptNumber: "1",
  }
}
