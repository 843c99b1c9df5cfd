export interface CorsOptions {
  /** Default `*`. */
  readonly allowOrigin?: string
  /** Allowed beside Authorization, Content-Type, X-Amz-Date, X-Amz-Security-Token and X-Api-Key. */
  readonly allowHeaders?: readonly string[]
  readonly exposeHeaders?: readonly string[]
  /** How long a browser may keep a preflight's answer. */
  readonly maxAgeSeconds?: number
  /** Default false. */
  readonly allowCredentials?: boolean
}

/** CORS options with their defaults; lists are sorted and free of duplicates. */
export interface Cors {
  readonly allowOrigin: string
  readonly allowHeaders: readonly string[]
  readonly exposeHeaders: readonly string[]
  readonly maxAgeSeconds?: number
  readonly allowCredentials: boolean
}

const alwaysAllowed = ["Authorization", "Content-Type", "X-Amz-Date", "X-Amz-Security-Token", "X-Api-Key"]

/** What a route's, controller's or app's `cors` means; nothing where it is off. */
export function corsOf(cors: boolean | CorsOptions | undefined): Cors | undefined {
  if (!cors) return undefined
  const {
    allowOrigin = "*",
    allowHeaders = [],
    exposeHeaders = [],
    allowCredentials = false,
    ...rest
  } = cors === true ? {} : cors
  return {
    ...rest,
    allowOrigin,
    allowHeaders: [...new Set([...allowHeaders, ...alwaysAllowed])].sort(),
    exposeHeaders: [...exposeHeaders],
    allowCredentials,
  }
}

/** The headers CORS puts on an answer. */
export function corsHeaders(cors: Cors): Record<string, string> {
  return {
    "Access-Control-Allow-Origin": cors.allowOrigin,
    "Access-Control-Allow-Headers": cors.allowHeaders.join(),
    ...(cors.exposeHeaders.length && { "Access-Control-Expose-Headers": cors.exposeHeaders.join() }),
    ...(cors.maxAgeSeconds !== undefined && { "Access-Control-Max-Age": String(cors.maxAgeSeconds) }),
    ...(cors.allowCredentials && { "Access-Control-Allow-Credentials": "true" }),
  }
}
