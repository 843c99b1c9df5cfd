import { HttpError } from "./http-error.ts"
import type { ReplyHeaders } from "./reply-headers.ts"

export interface ReplyOptions {
  /** Default 200. */
  readonly status?: number
  readonly headers?: ReplyHeaders
}

/** An answer with its status and headers. Middleware gets one from `next()` and may change it. */
export class Reply<Body = unknown> {
  // `declare`: a field's own initialiser would only add code.
  declare body: Body
  declare status: number
  declare headers: Record<string, string | readonly string[]>

  constructor(body: Body, status = 200, headers: ReplyHeaders = {}) {
    this.body = body
    this.status = status
    this.headers = headers
  }

  /** A handler's or middleware's result as a reply: a plain value is a 200, an error is its own answer. */
  static of(result: unknown): Reply {
    if (result instanceof Reply) return result
    if (!(result instanceof HttpError)) return new Reply(result ?? null)
    return Reply.error(result.status, result.name, result.message, result.headers, result.errors)
  }

  /** The answer for an error that no exception stands for. */
  static error(status: number, Code: string, Message: string, headers?: ReplyHeaders, Errors?: unknown): Reply {
    return new Reply({ Code, Message, Errors }, status, headers)
  }
}

/** The body a handler's result sends, of those that send one. */
export type BodyOf<Result> = BodyOfSettled<Awaited<Result>>

type BodyOfSettled<Result> = Result extends Reply<infer Body> ? Exclude<Body, undefined> : Sent<Result>

// A method without a result answers `null`.
type Sent<Result> = Result extends undefined | void ? null : Result

/**
 * Answers with a status or headers of one's own.
 *
 * A string body is text/plain and bytes are application/octet-stream unless the headers say otherwise;
 * `undefined` sends no body; anything else is sent as JSON.
 */
export function reply<Body>(body: Body, { status, headers }: ReplyOptions = {}): Reply<Body> {
  return new Reply(body, status, headers)
}

/** 201 */
export function created<Body>(body: Body, headers?: ReplyHeaders): Reply<Body> {
  return new Reply(body, 201, headers)
}

/** 204 */
export function noContent(): Reply<undefined> {
  return new Reply(undefined, 204)
}

/** Sends the client to another URL: 302 unless `status` says otherwise. */
export function redirect(location: string, status = 302): Reply<undefined> {
  return new Reply(undefined, status, { Location: location })
}
