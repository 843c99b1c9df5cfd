import { takesMessages } from "../deliveries/deliver-to-arn.ts"
import type { ServiceInput } from "../protocol/service-input.ts"
import { ServiceError, unsupported } from "../protocol/service-error.ts"
import { parseSchedule } from "../../model/schedule/parse-schedule.ts"
import { isTimeZone } from "../../model/schedule/time-zone.ts"
import type { ScheduleRecord, ScheduleTarget } from "./schedule-record.ts"

/** What a request says of a schedule; throws ValidationException for what EventBridge Scheduler would not take. */
export function readSchedule(input: ServiceInput, now: number): ScheduleRecord {
  const name = input.requiredText("Name")
  if (!/^[\w.-]{1,64}$/.test(name)) throw invalid(`Invalid schedule name ${name}.`)
  const expression = input.requiredText("ScheduleExpression")
  const schedule = parseSchedule(expression)
  if (typeof schedule === "string") throw invalid(`Invalid Schedule Expression ${expression}: it ${schedule}.`)
  const timeZone = input.text("ScheduleExpressionTimezone") ?? "UTC"
  if (!isTimeZone(timeZone)) throw invalid(`Provided ScheduleExpressionTimezone ${timeZone} is invalid.`)
  const startAt = input.time("StartDate")
  const endAt = input.time("EndDate")
  if (startAt !== undefined && endAt !== undefined && endAt <= startAt)
    throw invalid("The EndDate you specify must come after the StartDate.")
  return {
    ...{ name, expression, timeZone, startAt, endAt },
    group: input.text("GroupName") ?? "default",
    description: input.text("Description"),
    state: oneOf(input.text("State") ?? "ENABLED", ["ENABLED", "DISABLED"]),
    window: readWindow(input),
    afterCompletion: oneOf(input.text("ActionAfterCompletion") ?? "NONE", ["NONE", "DELETE"]),
    target: readTarget(input),
    createdAt: now,
    modifiedAt: now,
  }
}

function readWindow(input: ServiceInput): ScheduleRecord["window"] {
  const window = input.input("FlexibleTimeWindow")
  if (!window) throw invalid("FlexibleTimeWindow is required.")
  const Mode = oneOf(window.requiredText("Mode"), ["OFF", "FLEXIBLE"])
  const minutes = window.integer("MaximumWindowInMinutes", { from: 1, to: 1440 })
  if ((Mode === "FLEXIBLE") !== (minutes !== undefined))
    throw invalid("MaximumWindowInMinutes must be set for the mode FLEXIBLE, and for no other.")
  return { Mode, ...(minutes !== undefined && { MaximumWindowInMinutes: minutes }) }
}

function readTarget(input: ServiceInput): ScheduleTarget {
  const target = input.input("Target")
  if (!target) throw invalid("Target is required.")
  const Arn = target.requiredText("Arn")
  if (!takesMessages(Arn)) throw unsupported(`The target ${Arn} of a schedule`)
  // Its other members are as the SDK's types say.
  return { ...(target.members as Partial<ScheduleTarget>), Arn, RoleArn: target.requiredText("RoleArn") }
}

function oneOf<Value extends string>(value: string, values: readonly Value[]): Value {
  const known = values.find((each) => each === value)
  if (known === undefined) throw invalid(`Value ${value} must be one of ${values.join(", ")}.`)
  return known
}

function invalid(message: string): ServiceError {
  return new ServiceError("ValidationException", message)
}
