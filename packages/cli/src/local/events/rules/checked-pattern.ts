import { isRecord } from "../../../model/is-record.ts"
import { patternDialects, patternFaults } from "../../../model/event-pattern/pattern-faults.ts"
import { invalidPattern } from "../events-errors.ts"
import { jsonOf } from "../../../model/json-of.ts"

const MOST_CHARACTERS = 2048

/** A pattern's text; throws InvalidEventPatternException for one that EventBridge would not take. */
export function checkedPattern(text: string): string {
  if (text.length > MOST_CHARACTERS) throw invalidPattern(`Event pattern is longer than ${MOST_CHARACTERS} characters`)
  const pattern = jsonOf(text)
  if (!isRecord(pattern)) throw invalidPattern("Filter is not an object")
  const [fault] = patternFaults(pattern, patternDialects.eventBridge, ["EventPattern"])
  if (fault) throw invalidPattern(`${fault.message}. ${fault.hint}`)
  return text
}
