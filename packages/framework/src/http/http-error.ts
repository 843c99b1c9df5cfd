import type { ReplyHeaders } from "./reply-headers.ts"

/** One reason why a request does not fit a route's schemas. */
export interface RequestFault {
  /** `body`, `query`, `params` or `headers`. */
  readonly in: string
  /** `items.0.title`; empty for the whole part. */
  readonly path: string
  readonly message: string
}

export interface HttpErrorOptions {
  /** Default: the class's `status`. */
  readonly status?: number
  readonly headers?: ReplyHeaders
  readonly cause?: unknown
  /** Sent to the client as `Errors`. */
  readonly errors?: readonly RequestFault[]
}

/** Thrown by a handler, it is the answer: its status, and `{"Code": class name, "Message": message}`. */
export class HttpError extends Error {
  /** What instances answer unless their options say otherwise. */
  static readonly status: number = 500
  // `declare`: a field's own initialiser would only add code.
  declare readonly status: number
  declare readonly headers: ReplyHeaders | undefined
  declare readonly errors: readonly RequestFault[] | undefined

  constructor(message: string, options: HttpErrorOptions = {}) {
    const { stackTraceLimit } = Error
    // Deployed, it is an answer that nobody debugs, and its stack would take longer to make than the rest of the request.
    if (process.env.TSAPI_PHASE === "run") Error.stackTraceLimit = 0
    super(message, options)
    Error.stackTraceLimit = stackTraceLimit
    this.name = new.target.name
    this.status = options.status ?? new.target.status
    this.headers = options.headers
    this.errors = options.errors
  }
}

/** 400 */
export class BadRequestError extends HttpError {
  static override readonly status = 400
}

/** 401 */
export class UnauthorizedError extends HttpError {
  static override readonly status = 401
}

/** 403 */
export class ForbiddenError extends HttpError {
  static override readonly status = 403
}

/** 404 */
export class NotFoundError extends HttpError {
  static override readonly status = 404
}

/** 405 */
export class MethodNotAllowedError extends HttpError {
  static override readonly status = 405
}

/** 406 */
export class NotAcceptableError extends HttpError {
  static override readonly status = 406
}

/** 408 */
export class RequestTimeoutError extends HttpError {
  static override readonly status = 408
}

/** 409 */
export class ConflictError extends HttpError {
  static override readonly status = 409
}

/** 415 */
export class UnsupportedMediaType extends HttpError {
  static override readonly status = 415
}

/** 422 */
export class UnprocessableEntityError extends HttpError {
  static override readonly status = 422
}

/** 429 */
export class TooManyRequestsError extends HttpError {
  static override readonly status = 429
}

/** 500 */
export class InternalServerError extends HttpError {}
