import { type Check, fault, integer, matching, objectOf, show, trueOrFalse } from "@tsapi/framework/checks"
import type { Declaration, EventTriggerDeclaration } from "@tsapi/framework/internal"
import { UserError } from "../../errors/user-error.ts"
import { isRecord } from "../../model/is-record.ts"
import { patternDialects, patternFaults } from "../../model/event-pattern/pattern-faults.ts"
import type { Located } from "../../model/kind.ts"
import { checkLetterQueue } from "../queue/check-letter-queue.ts"
import { optionErrors } from "../resources/option-errors.ts"
import { triggerName } from "../triggers/trigger-function.ts"

/** Everything EventBridge would refuse in an `@onEvent`. */
export function checkEventTrigger(
  trigger: Located<EventTriggerDeclaration>,
  declarations: readonly Located<Declaration>[],
): readonly UserError[] {
  const { pattern, bus, archive, deadLetterQueue, retries, maximumAge, description, enabled, location } = trigger
  const owner = `@onEvent of ${triggerName(trigger)}`
  const code = "TRIGGER_INVALID"
  const options = { pattern, archive, retries, maximumAge, description, enabled }
  const isKnown = declarations.some((other) => other.kind === "eventBus" && "id" in other && other.id === bus)
  const hint = "Construct it in a module that the app imports."
  return [
    ...optionErrors({ code, owner, options, checks, location }),
    ...(bus === undefined || isKnown
      ? []
      : [new UserError(code, `${owner}: the app has no event bus "${bus}"`, { hint, location })]),
    ...checkLetterQueue(deadLetterQueue, { code, owner, location, declarations }),
  ]
}

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html */
const MOST_CHARACTERS = 2048

const everything = "To take all events of the bus, use { source: [{ exists: true }] }."

const checks: Readonly<Record<string, Check>> = {
  pattern(value, at) {
    if (!isRecord(value)) return [fault(at, `is ${show(value)}`, 'Use an object: { source: ["shop"] }.')]
    if (Object.keys(value).length === 0) return [fault(at, "names no field", everything)]
    const faults = [...fieldFaults(value, at), ...patternFaults(value, patternDialects.eventBridge, at)]
    const { length } = JSON.stringify(value)
    const isLong = length > MOST_CHARACTERS
    return isLong ? [...faults, fault(at, `has ${length} characters`, `${MOST_CHARACTERS} are allowed.`)] : faults
  },
  archive: (value, at) =>
    typeof value === "boolean" ? [] : objectOf({ retentionDays: integer(1, 2_147_483_647, "days") })(value, at),
  retries: integer(0, 185, "retries"),
  maximumAge: integer(60, 86_400, "seconds"),
  description: matching(/^.{0,512}$/s, "Use at most 512 characters."),
  enabled: trueOrFalse,
}

const fields = [
  "$or",
  "account",
  "detail",
  "detail-type",
  "id",
  "region",
  "replay-name",
  "resources",
  "source",
  "time",
  "version",
]

function fieldFaults(pattern: Readonly<Record<string, unknown>>, at: readonly string[]): ReturnType<Check> {
  return Object.keys(pattern)
    .filter((name) => !fields.includes(name))
    .map((name) => fault([...at, name], "is no field of an event", `Events have ${fields.slice(1).join(", ")}.`))
}
