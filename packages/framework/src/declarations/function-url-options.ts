import type { CorsOptions } from "../http/cors.ts"

/** A Lambda function URL: an HTTPS endpoint of a function's own, without API Gateway. */
export interface FunctionUrlOptions {
  /** Who may call: `iam` whoever signs with AWS credentials whose policy lets them, `none` anyone. Default `iam`. */
  readonly auth?: "iam" | "none"
  /** What the URL answers to browsers of other origins, in place of the routes. Default: the `cors` of its routes. */
  readonly cors?: boolean | CorsOptions
  /** Whether answers are streamed, which lets them be larger than 6 MB. Default: where one of its routes has `stream`. */
  readonly streaming?: boolean
}
