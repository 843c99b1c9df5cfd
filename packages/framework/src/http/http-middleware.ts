import type { Reply } from "./reply.ts"
import type { RouteRequest } from "./route-request.ts"

/**
 * Runs around a route's method.
 *
 * `next()` gives the reply; an HttpError comes as one, any other exception is thrown by `next()`.
 * What the middleware returns is the answer: a reply, or a plain value.
 */
export type HttpMiddleware = (request: RouteRequest, next: () => Promise<Reply>) => unknown
