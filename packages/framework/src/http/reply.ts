/** Header values by name; a list sends the header once per entry. */
export type ReplyHeaders = Readonly<Record<string, string | readonly string[]>>

export interface ReplyOptions {
  /** Default 200. */
  readonly status?: number
  readonly headers?: ReplyHeaders
}

/** An answer with its status and headers. Middleware gets one from `next()` and may change it. */
export class Reply<Body = unknown> {
  body: Body
  status: number
  headers: ReplyHeaders

  constructor(body: Body, status = 200, headers: ReplyHeaders = {}) {
    this.body = body
    this.status = status
    this.headers = headers
  }
}

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
