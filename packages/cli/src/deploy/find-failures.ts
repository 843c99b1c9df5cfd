import type { StackEvent } from "./read-stack-events.ts"

/** What made an operation fail, in order; leaves out resources that CloudFormation stopped because of another's failure. */
export function findFailures(events: readonly StackEvent[]): readonly StackEvent[] {
  const rollback = events.findIndex((event) => event.ofStack && event.status.includes("ROLLBACK_IN_PROGRESS"))
  const before = rollback === -1 ? events : events.slice(0, rollback)
  const causes = before.filter((event) => !event.ofStack && isFailure(event))
  return causes.length > 0 ? causes : events.filter((event) => event.ofStack && isFailure(event))
}

/** The failure that came first. */
export function firstFailure(events: readonly StackEvent[]): StackEvent | undefined {
  return findFailures(events)[0]
}

/** What failed again while CloudFormation tried to go back. */
export function findRollbackFailures(events: readonly StackEvent[]): readonly StackEvent[] {
  const rollback = events.findLastIndex((event) => event.ofStack && event.status.includes("ROLLBACK_IN_PROGRESS"))
  return rollback === -1 ? [] : events.slice(rollback).filter((event) => !event.ofStack && isFailure(event))
}

function isFailure({ status, reason }: StackEvent): boolean {
  return status.endsWith("_FAILED") && !/^Resource (creation|update|deletion) cancelled/i.test(reason ?? "")
}
