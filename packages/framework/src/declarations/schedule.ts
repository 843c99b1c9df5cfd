import { captureCallSite } from "./call-site.ts"
import { recorder } from "./metadata-store.ts"
import type { Queue } from "./queue.ts"
import type { ScheduleExpression } from "./schedule-expression.ts"
import { checkTrigger, type TriggerDeclaration, type TriggerOptions } from "./trigger.ts"
import type { TriggerDecorator } from "./trigger-decorator.ts"
import type { ScheduledRun } from "../events/scheduled-run.ts"

export interface ScheduleOptions extends TriggerOptions {
  /** Whose clock `cron` and `at` follow: `Europe/Berlin`. Default `UTC`. */
  readonly timeZone?: string
  /** What the method gets beside the time; anything that JSON has. Default none. */
  readonly input?: unknown
  /** From when on it runs. Default: at once. */
  readonly startDate?: Date
  /** Until when it runs. Default: for ever. */
  readonly endDate?: Date
  /** Minutes within which a run may begin, 1 to 1440. Default: on time. */
  readonly flexibleWindow?: number
  /** Default true. */
  readonly enabled?: boolean
  /** How often handing a run to the function is tried again, 0 to 185. Default 185. */
  readonly retries?: number
  /** Seconds after which that is given up, 60 to 86400. Default 86400, which is a day. */
  readonly maximumAge?: number
  /** A queue of the app for runs that could not be handed to the function. Default none: they are lost. */
  readonly deadLetterQueue?: Queue
  /** For people, at most 512 characters. Default none. */
  readonly description?: string
}

/** What `@schedule` writes down. */
export interface ScheduleRecord extends ScheduleOptions {
  readonly expression: ScheduleExpression
}

/** A method that runs at times. */
export interface ScheduleDeclaration
  extends
    TriggerDeclaration,
    Omit<ScheduleOptions, "startDate" | "endDate" | "deadLetterQueue" | keyof TriggerOptions> {
  readonly kind: "schedule"
  readonly expression: string
  /** `2026-03-01T10:00:00.000Z` */
  readonly startDate?: string
  readonly endDate?: string
  /** The id of a queue. */
  readonly deadLetterQueue?: string
}

/**
 * Runs the method at the times of a schedule; several may stand on one method. Each run comes at least once.
 *
 * Throws a TypeError for an option it does not know.
 *
 * @example
 * @schedule("rate(5 minutes)")
 * @schedule(cron({ hour: 8, dayOfWeek: "MON-FRI" }), { timeZone: "Europe/Berlin", input: { full: true } })
 * async clean({ scheduledTime }: ScheduledRun) { … }
 */
export function schedule<const Options extends ScheduleOptions = object>(
  expression: ScheduleExpression,
  options?: Options,
): TriggerDecorator<ScheduledRun<InputOf<Options>>> {
  if (process.env.TSAPI_PHASE !== "run") {
    checkTrigger("@schedule", options ?? {}, optionNames)
    checkDates(options ?? {})
  }
  return recorder({
    kind: "schedule",
    options: { ...options, expression },
    ...(process.env.TSAPI_PHASE !== "run" && { callSite: captureCallSite(schedule) }),
  })
}

type InputOf<Options> = Options extends { readonly input: infer Input } ? Input : undefined

function checkDates({ startDate, endDate }: ScheduleOptions): void {
  for (const [name, date] of Object.entries({ startDate, endDate }) as readonly [string, unknown][]) {
    if (date === undefined || (date instanceof Date && !Number.isNaN(date.getTime()))) continue
    throw new TypeError(`@schedule: ${name} is ${String(date)}. Give it a Date, such as new Date("2030-01-31").`)
  }
}

const optionNames = [
  ...["timeZone", "input", "startDate", "endDate", "flexibleWindow", "enabled", "retries", "maximumAge"],
  ...["deadLetterQueue", "description"],
]
