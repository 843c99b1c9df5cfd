import type { RestRequest } from "./rest-request.ts"

/** Writes one JSON line for an exception no handler expected. `console` takes milliseconds to load, so nothing else uses it. */
export function logFailure(app: string, request: RestRequest, error: unknown): void {
  const { name, message, stack, cause } = error instanceof Error ? error : new Error(String(error))
  const { requestId, method, route } = request
  console.error(
    JSON.stringify({
      level: "ERROR",
      app,
      requestId,
      route: `${method} ${route}`,
      error: name,
      message,
      stack,
      cause: describe(cause),
    }),
  )
}

function describe(cause: unknown): string | undefined {
  return cause === undefined ? undefined : String(cause instanceof Error ? cause.stack : cause)
}
