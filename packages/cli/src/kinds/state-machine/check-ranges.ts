import { isRecord } from "../../model/is-record.ts"

interface Range {
  readonly from: number
  readonly to: number
  /** Default: whole numbers only. */
  readonly isFraction?: true
}

const longest = 99_999_999

/** https://docs.aws.amazon.com/step-functions/latest/dg/amazon-states-language-task-state.html and those of the other states */
const ofStates: Readonly<Record<string, Range>> = {
  HeartbeatSeconds: { from: 1, to: longest },
  MaxConcurrency: { from: 0, to: longest },
  Seconds: { from: 0, to: longest },
  TimeoutSeconds: { from: 1, to: longest },
  ToleratedFailureCount: { from: 0, to: longest },
  ToleratedFailurePercentage: { from: 0, to: 100, isFraction: true },
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-retrying-after-an-error */
const ofRetriers: Readonly<Record<string, Range>> = {
  BackoffRate: { from: 1, to: longest, isFraction: true },
  IntervalSeconds: { from: 1, to: longest },
  MaxAttempts: { from: 0, to: longest },
  MaxDelaySeconds: { from: 1, to: 31_622_399 },
}

export interface RangeFault {
  readonly message: string
  readonly hint: string
}

/** What a state, its retriers, or a document as a whole has for a number that Step Functions refuses. */
export function checkRanges(state: Readonly<Record<string, unknown>>): readonly RangeFault[] {
  const { Retry, TimeoutSeconds: timeout, HeartbeatSeconds: heartbeat } = state
  const retriers = Array.isArray(Retry) ? Retry.filter(isRecord) : []
  const faults = [
    ...faultsOf(state, ofStates, "has"),
    ...retriers.flatMap((retrier) => [
      ...faultsOf(retrier, ofRetriers, "has a Retry with"),
      ...checkJitter(retrier["JitterStrategy"]),
    ]),
  ]
  if (typeof timeout !== "number" || typeof heartbeat !== "number" || heartbeat < timeout) return faults
  const message = `has a HeartbeatSeconds of ${heartbeat} and a TimeoutSeconds of ${timeout}`
  return [...faults, { message, hint: "Ask for a heartbeat more often than the task may take." }]
}

function faultsOf(
  holder: Readonly<Record<string, unknown>>,
  ranges: Readonly<Record<string, Range>>,
  has: string,
): readonly RangeFault[] {
  return Object.entries(ranges).flatMap(([field, range]) => {
    const value = holder[field]
    if (value === undefined || isComputed(value) || isWithin(value, range)) return []
    const { from, to, isFraction } = range
    const hint = `Use a ${isFraction ? "number" : "whole number"} from ${from} to ${to}.`
    return [{ message: `${has} ${field} ${show(value)}`, hint }]
  })
}

function checkJitter(jitter: unknown): readonly RangeFault[] {
  if (jitter === undefined || jitter === "FULL" || jitter === "NONE") return []
  return [{ message: `has a Retry with JitterStrategy ${show(jitter)}`, hint: 'Use "FULL" or "NONE".' }]
}

// JSONata, or what a substitution puts there.
function isComputed(value: unknown): boolean {
  return typeof value === "string" && /^(\{%|\$\{)/.test(value)
}

function isWithin(value: unknown, { from, to, isFraction }: Range): boolean {
  return typeof value === "number" && value >= from && value <= to && (isFraction || Number.isInteger(value))
}

function show(value: unknown): string {
  return typeof value === "number" ? String(value) : (JSON.stringify(value) ?? String(value))
}
