import type { AppDefinition } from "../declarations/app-options.ts"
import type { LambdaContext } from "../http/rest-event.ts"
import type { RuntimeKind } from "../kinds/runtime-kind.ts"
import { invocationScope } from "./invocation-scope.ts"
import type { Serves } from "./served-methods.ts"

export interface HandlerOptions {
  /** The kinds of event the function gets; a bundle holds the code of these only. */
  readonly kinds: readonly RuntimeKind[]
  /** Limits the function to some methods. Default: all. */
  readonly serves?: Serves
}

/** A Lambda handler. */
export type Handler = (event: unknown, context: LambdaContext) => Promise<unknown>

/** Makes the Lambda handler of one function: the only way from an event to a result, on Lambda, locally and in tests. */
export function createHandler(app: AppDefinition, { kinds, serves }: HandlerOptions): Handler {
  const runners = kinds.map((kind) => ({ kind, run: kind.createRunner(app, serves) }))
  return (event, context) => {
    for (const { kind, run } of runners)
      if (kind.accepts(event)) return (invocationScope.enter?.(run) ?? run)(event, context)
    const body = '{"Code":"InternalServerError","Message":"Unknown request"}'
    return Promise.resolve({ statusCode: 500, body })
  }
}
