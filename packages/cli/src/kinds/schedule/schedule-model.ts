import type { ScheduleDeclaration } from "@tsapi/framework/internal"
import type { AppModel, KindModel } from "../../model/app-model.ts"
import { logicalId, stackName } from "../../model/logical-id.ts"
import { shortHash } from "../../model/short-hash.ts"
import type { Located } from "../../model/kind.ts"

export interface ScheduleModel extends KindModel {
  readonly functionId: string
  readonly declaration: Located<ScheduleDeclaration>
}

/** The id in the template of the role that the schedules of a function have. */
export function scheduleRoleId(functionId: string): string {
  return logicalId(functionId, "ScheduleRole")
}

/** The name of a schedule under `tsapi local`; names have 64 characters at most. */
export function localScheduleName(id: string, { appName, stage }: Pick<AppModel, "appName" | "stage">): string {
  const name = `${stackName(appName, stage)}-${id}`
  return name.length <= 64 ? name : `${name.slice(0, 55)}-${shortHash(name)}`
}

/** What EventBridge Scheduler passes to the function; it fills in what stands between angle brackets. */
export function scheduleInput({ expression, input }: ScheduleDeclaration): string {
  return JSON.stringify({
    expression,
    ...(input !== undefined && { input }),
    scheduleArn: "<aws.scheduler.schedule-arn>",
    scheduledTime: "<aws.scheduler.scheduled-time>",
    executionId: "<aws.scheduler.execution-id>",
    attemptNumber: "<aws.scheduler.attempt-number>",
  })
}
