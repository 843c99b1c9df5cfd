import { setImmediate } from "node:timers/promises"
import type { Expression } from "jsonata"

// Step Functions ends what takes too long, too. How long that is is not documented.
const MAXIMUM_MS = 10_000
const MAXIMUM_TURN_MS = 50

// No expression can name it: variables have no spaces.
const evaluation = "evaluation time"

interface Times {
  readonly end: number
  turnEnd: number
}

/** A binding from which an evaluation knows how long it may take. */
export function evaluationTimes(now = Date.now()): Readonly<Record<string, Times>> {
  return { [evaluation]: { end: now + MAXIMUM_MS, turnEnd: now + MAXIMUM_TURN_MS } }
}

/** Ends evaluations that go on without end, and lets others have their turn while one takes long. */
export function watchTime(expression: Expression): void {
  // The hook by which JSONata's own exerciser does so; its types have texts only.
  const hook = Symbol.for("jsonata.__evaluate_entry") as unknown as string
  expression.assign(
    hook,
    (_expression: unknown, _input: unknown, frame: { lookup(name: string): Times | undefined }) => {
      const times = frame.lookup(evaluation)
      const now = Date.now()
      if (!times || now < times.turnEnd) return undefined
      if (now > times.end) throw new Error(`The evaluation took more than ${MAXIMUM_MS / 1000} s`)
      times.turnEnd = now + MAXIMUM_TURN_MS
      return setImmediate()
    },
  )
}
