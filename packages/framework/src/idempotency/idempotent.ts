import type { RouteRequest } from "../http/route-request.ts"
import { checkIdempotencyOptions, type IdempotencyOptions } from "./idempotency-options.ts"
import { runOnce } from "./run-once.ts"

/** Middleware of routes and of triggers. */
export type IdempotentMiddleware<Request> = (request: Request, next: () => Promise<unknown>) => Promise<unknown>

/**
 * Middleware that lets requests with one key run once: those that come later get the answer of the first, with the header
 * `Idempotency-Replayed`, or 409 while it runs. Answers from 400 up are not kept, nor is what throws.
 *
 * Throws a TypeError for options that cannot work.
 *
 * @example
 * @route("POST", "/", { middleware: [idempotent({ table: requestTable })] })
 */
export function idempotent<Request = RouteRequest>(
  options: IdempotencyOptions<Request>,
): IdempotentMiddleware<Request> {
  if (process.env.TSAPI_PHASE !== "run") checkIdempotencyOptions("idempotent", options)
  return (request, next) => runOnce(options, request, next)
}
