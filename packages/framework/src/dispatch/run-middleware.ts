import type { AppDefinition } from "../declarations/app-options.ts"

/** Runs around a handler: calls `next` for what comes after it, and returns the result. */
export type Middleware<Request = never, Result = unknown> = (request: Request, next: () => Promise<Result>) => unknown

/** The app's middleware for one kind, in the order of registration. */
export function middlewareOf<Request, Result>(
  app: AppDefinition,
  kind: string,
): readonly Middleware<Request, Result>[] {
  // `App.use` ties a kind's name to the type of its middleware.
  return app.middleware
    .filter((entry) => (entry.kind ?? kind) === kind)
    .map((entry) => entry.run as Middleware<Request, Result>)
}

/** Runs the first of `chain` around the second and so on, and the innermost around `handler`; each result goes through `settle`. */
export function runMiddleware<Request, Result>(
  chain: readonly Middleware<Request, Result>[],
  request: Request,
  { handler, settle }: { handler(): unknown; settle(run: () => unknown): Promise<Result> },
): Promise<Result> {
  const runFrom = (index: number): Promise<Result> =>
    settle(() => {
      const middleware = chain[index]
      return middleware ? middleware(request, () => runFrom(index + 1)) : handler()
    })
  return runFrom(0)
}
