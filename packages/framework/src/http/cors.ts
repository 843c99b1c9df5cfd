export interface CorsOptions {
  /** One origin, such as `https://example.com`, or several; a browser gets the one it is on, or the first. Default `*`. */
  readonly allowOrigin?: string | readonly string[]
  /** Allowed beside Authorization, Content-Type, X-Amz-Date, X-Amz-Security-Token and X-Api-Key. */
  readonly allowHeaders?: readonly string[]
  readonly exposeHeaders?: readonly string[]
  /** How long a browser may keep a preflight's answer. */
  readonly maxAgeSeconds?: number
  /** Default false. */
  readonly allowCredentials?: boolean
}

/** CORS options with their defaults. */
export interface Cors extends Omit<CorsOptions, "allowOrigin"> {
  /** At least one. */
  readonly allowOrigins: readonly string[]
  /** Sorted, without duplicates. */
  readonly allowHeaders: readonly string[]
  readonly exposeHeaders: readonly string[]
  readonly allowCredentials: boolean
}

/** The headers CORS puts on an answer; none where it is off. `allowedOrigins` says which of several origins is in them. */
export function corsHeaders(cors: boolean | CorsOptions | undefined): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {}
  if (!cors) return headers
  const { allowHeaders = [], ...options }: CorsOptions = Object(cors)
  const origins = allowedOrigins(cors)
  const alwaysAllowed = ["Authorization", "Content-Type", "X-Amz-Date", "X-Amz-Security-Token", "X-Api-Key"]
  const values: Record<string, string | false | undefined> = {
    "Allow-Origin": origins[0],
    "Allow-Headers": [...new Set([...allowHeaders, ...alwaysAllowed])].sort().join(),
    "Expose-Headers": options.exposeHeaders?.join(),
    "Max-Age": options.maxAgeSeconds?.toString(),
    "Allow-Credentials": options.allowCredentials && "true",
  }
  for (const name in values) if (values[name]) headers[`Access-Control-${name}`] = values[name]
  if (origins[1]) headers["Vary"] = "Origin"
  return headers
}

/** The origins that may read an answer: the one that asks is named in it, and the first otherwise. */
export function allowedOrigins(cors: boolean | CorsOptions | undefined): readonly string[] {
  return [(Object(cors) as CorsOptions).allowOrigin ?? "*"].flat()
}

/** What a route's, controller's or app's `cors` means, with the defaults; nothing where it is off. */
export function corsOf(cors: boolean | CorsOptions | undefined): Cors | undefined {
  if (!cors) return undefined
  const { allowOrigin: _, ...options }: CorsOptions = cors === true ? {} : cors
  return {
    allowOrigins: allowedOrigins(cors),
    exposeHeaders: [],
    allowCredentials: false,
    ...options,
    allowHeaders: corsHeaders(cors)["Access-Control-Allow-Headers"]?.split(",") ?? [],
  }
}
