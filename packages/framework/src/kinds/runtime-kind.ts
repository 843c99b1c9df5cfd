import type { AppDefinition } from "../declarations/app-options.ts"
import type { Declaration } from "../declarations/declaration.ts"
import type { Serves } from "../dispatch/served-methods.ts"
import type { LambdaContext } from "../http/rest-event.ts"

/** Answers one event of a kind. */
export type Runner = (event: unknown, context: LambdaContext) => Promise<unknown>

/** Everything the dispatcher must know about one kind of trigger; a resource accepts no event. */
export interface RuntimeKind {
  readonly name: string
  /** Whether callers decide what its events are, so that nothing tells them from those of other kinds. */
  readonly takesAnything?: true
  accepts(event: unknown): boolean
  /** Prepares, once per cold start, what answers the events. `serves` limits it to some methods. */
  createRunner(app: AppDefinition, serves?: Serves): Runner
  /** What the app declares of this kind. Only the build asks; deployed code leaves it out. */
  readonly describe?: ((app: AppDefinition) => readonly Declaration[]) | undefined
}

/** A kind whose handlers middleware runs around. */
export interface TriggerKind<Request, Result, Declared extends Declaration = Declaration> extends RuntimeKind {
  readonly describe?: ((app: AppDefinition) => readonly Declared[]) | undefined
  /** What `app.use(kind, middleware)` takes; exists in types only. */
  readonly middleware?: (request: Request, next: () => Promise<Result>) => unknown
}
