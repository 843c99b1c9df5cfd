import type { ApiCors } from "@tsapi/framework/gateway"

/** An HTTPS endpoint of a function's own, with every setting resolved. */
export interface FunctionUrl {
  readonly auth: "iam" | "none"
  /** Absent: the URL itself answers no browsers of other origins. */
  readonly cors?: FunctionUrlCors
  /** Whether what it answers is streamed: every answer is then in that form. */
  readonly isStreamed: boolean
}

export interface FunctionUrlCors extends ApiCors {
  /** Upper case, sorted; `["*"]` for all. Never `OPTIONS`, which the URL answers. */
  readonly allowMethods: readonly string[]
}
