import { type Check, fault, integer, matching, show, trueOrFalse } from "@tsapi/framework/checks"
import type { Declaration, ScheduleDeclaration } from "@tsapi/framework/internal"
import { UserError } from "../../errors/user-error.ts"
import type { Located } from "../../model/kind.ts"
import { parseSchedule } from "../../model/schedule/parse-schedule.ts"
import { isTimeZone } from "../../model/schedule/time-zone.ts"
import { checkLetterQueue } from "../queue/check-letter-queue.ts"
import { optionErrors } from "../resources/option-errors.ts"
import { triggerName } from "../triggers/trigger-function.ts"

type Declared = Located<ScheduleDeclaration>

/** Everything EventBridge Scheduler would refuse in a `@schedule`. */
export function checkSchedule(schedule: Declared, declarations: readonly Located<Declaration>[]): readonly UserError[] {
  const { expression, timeZone, input, startDate, endDate, flexibleWindow, location } = schedule
  const { enabled, retries, maximumAge, description, deadLetterQueue } = schedule
  const owner = `@schedule of ${triggerName(schedule)}`
  const code = "TRIGGER_INVALID"
  const options = { timeZone, input, flexibleWindow, enabled, retries, maximumAge, description }
  const invalid = (problem: string, hint: string) => new UserError(code, `${owner}: ${problem}`, { hint, location })
  const parsed = parseSchedule(expression)
  const twin = twinOf(schedule, declarations)
  return [
    ...(typeof parsed === "string" ? [invalid(`"${expression}" ${parsed}`, expressionHint)] : []),
    ...optionErrors({ code, owner, options, checks, location }),
    ...(startDate !== undefined && endDate !== undefined && endDate <= startDate
      ? [invalid("its endDate is not after its startDate", "Swap them, or leave one out.")]
      : []),
    ...(twin
      ? [
          invalid(
            `it has the expression and the input of the one at ${twin.location.file}:${twin.location.line}`,
            "Leave one of them out, or give them different inputs.",
          ),
        ]
      : []),
    ...checkLetterQueue(deadLetterQueue, { code, owner, location, declarations }),
  ]
}

const expressionHint = 'rate(5, "minutes"), cron({ hour: 12 }) and at(new Date(…)) write such expressions.'

// A run is told apart by these two.
function twinOf(schedule: Declared, declarations: readonly Located<Declaration>[]): Declared | undefined {
  const same = declarations
    .filter((other): other is Declared => other.kind === "schedule")
    .filter((other) => triggerName(other) === triggerName(schedule) && other.expression === schedule.expression)
    .filter(({ input }) => JSON.stringify(input) === JSON.stringify(schedule.input))
  return same[0] === schedule ? undefined : same[0]
}

const checks: Readonly<Record<string, Check>> = {
  timeZone: (value, at) =>
    typeof value === "string" && isTimeZone(value)
      ? []
      : [fault(at, `is ${show(value)}`, "Use a name of the time zone database, such as Europe/Berlin.")],
  input: (value, at) => {
    const length = JSON.stringify(value)?.length
    if (length === undefined) return [fault(at, "is nothing that JSON has", "Use plain data.")]
    return length <= MOST_CHARACTERS ? [] : [fault(at, `has ${length} characters`, `Use ${MOST_CHARACTERS} at most.`)]
  },
  flexibleWindow: integer(1, 1440, "minutes"),
  enabled: trueOrFalse,
  retries: integer(0, 185, "retries"),
  maximumAge: integer(60, 86_400, "seconds"),
  description: matching(/^.{0,512}$/s, "Use at most 512 characters."),
}

/** Lambda takes 256 KB of what Scheduler sends; attributes of the run come with it. */
const MOST_CHARACTERS = 200_000
