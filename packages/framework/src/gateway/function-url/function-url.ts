import type { ApiHttpCors } from "../api-description.ts"

/** An HTTPS endpoint of a function's own, with every setting resolved. */
export interface FunctionUrl {
  readonly auth: "iam" | "none"
  /** `allowMethods` is never `OPTIONS`, which the URL answers. Absent: the URL itself answers no browsers of other origins. */
  readonly cors?: ApiHttpCors | undefined
  /** Whether what it answers is streamed: every answer is then in that form. */
  readonly isStreamed: boolean
  /** Whether the function takes the URL's events as they come, and has no routes. */
  readonly isDirect?: true
}
