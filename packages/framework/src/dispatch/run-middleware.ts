import type { AppDefinition } from "../declarations/app-options.ts"

/** Runs around a handler: calls `next` for what comes after it, and returns the result. */
export type Middleware<Request = never, Result = unknown> = (request: Request, next: () => Promise<Result>) => unknown

/** What middleware runs around. */
export interface Handling<Request, Result> {
  readonly request: Request
  /** Inside the app's own. */
  readonly middleware?: readonly Middleware<Request, Result>[] | undefined
  handler(): unknown
  /** What every result, and every exception, becomes. */
  settle(run: () => unknown): Promise<Result>
}

/** Runs the app's middleware for a kind in the order of its registration, then the handling's own, then the handler. */
export function runMiddleware<Request, Result>(
  app: AppDefinition,
  kind: string,
  { request, middleware = [], handler, settle }: Handling<Request, Result>,
): Promise<Result> {
  const registered = app.middleware.filter(({ length, 0: name }) => length < 2 || name === kind)
  // `App.use` ties a kind's name to the type of its middleware.
  const chain = [...registered.map((entry) => entry.at(-1) as Middleware<Request, Result>), ...middleware]
  return chain.reduceRight<() => Promise<Result>>(
    (next, run) => () => settle(() => run(request, next)),
    () => settle(handler),
  )()
}
