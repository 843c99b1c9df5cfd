import { AsyncLocalStorage } from "node:async_hooks"
import { type Invocation, invocationScope } from "../dispatch/invocation-scope.ts"

/** The invocation that code runs for, as far as what observes it has to know. */
export interface CurrentInvocation extends Invocation {
  /** Whether it is the first of its instance. */
  readonly isCold: boolean
  /** What each line of the log has. */
  readonly fields: Readonly<Record<string, unknown>>
}

const storage = new AsyncLocalStorage<CurrentInvocation>()
const endings = new Set<() => void>()
let isCold = true

invocationScope.enter = (run) => async (event, context) => {
  const current = { event, context, isCold, fields: {} }
  isCold = false
  try {
    return await storage.run(current, run, event, context)
  } finally {
    for (const end of endings) end()
  }
}

/** The invocation that is running; undefined outside of one, as in top-level code. */
export function currentInvocation(): CurrentInvocation | undefined {
  return storage.getStore()
}

/** Calls `end` after every invocation, when its handler is done. */
export function afterInvocations(end: () => void): void {
  endings.add(end)
}

/** Runs code whose lines of the log have these fields too. */
export function withFields<Result>(fields: Readonly<Record<string, unknown>>, run: () => Result): Result {
  const current = storage.getStore()
  // Outside of an invocation, as in tests, there is no context that a line could name.
  const outside = { event: undefined, context: undefined as unknown as CurrentInvocation["context"], isCold: false }
  return storage.run({ ...outside, ...current, fields: { ...current?.fields, ...fields } }, run)
}
