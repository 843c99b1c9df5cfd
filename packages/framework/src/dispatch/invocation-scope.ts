import type { LambdaContext } from "../http/rest-event.ts"
import type { Runner } from "../kinds/runtime-kind.ts"

/** What a function was called for. */
export interface Invocation {
  readonly event: unknown
  readonly context: LambdaContext
}

/** Filled in by the module of `currentInvocation`, so that an app without it never loads node:async_hooks. */
export const invocationScope: { enter?: (run: Runner) => Runner } = {}
