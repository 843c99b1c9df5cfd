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

/** CORS options with their defaults. */
export interface Cors extends CorsOptions {
  readonly allowOrigin: string
  /** Sorted, without duplicates. */
  readonly allowHeaders: readonly string[]
  readonly exposeHeaders: readonly string[]
  readonly allowCredentials: boolean
}

/** The headers CORS puts on an answer; none where it is off. */
export function corsHeaders(cors: boolean | CorsOptions | undefined): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {}
  if (!cors) return headers
  const { allowHeaders = [], ...options }: CorsOptions = Object(cors)
  const alwaysAllowed = ["Authorization", "Content-Type", "X-Amz-Date", "X-Amz-Security-Token", "X-Api-Key"]
  const values = {
    "Allow-Origin": options.allowOrigin ?? "*",
    "Allow-Headers": [...new Set([...allowHeaders, ...alwaysAllowed])].sort().join(),
    "Expose-Headers": options.exposeHeaders?.join(),
    "Max-Age": options.maxAgeSeconds?.toString(),
    "Allow-Credentials": options.allowCredentials && "true",
  }
  for (const [name, value] of Object.entries(values)) if (value) headers[`Access-Control-${name}`] = value
  return headers
}

/** What a route's, controller's or app's `cors` means, with the defaults; nothing where it is off. */
export function corsOf(cors: boolean | CorsOptions | undefined): Cors | undefined {
  if (!cors) return undefined
  return {
    allowOrigin: "*",
    exposeHeaders: [],
    allowCredentials: false,
    ...(cors === true ? {} : cors),
    allowHeaders: corsHeaders(cors)["Access-Control-Allow-Headers"]?.split(",") ?? [],
  }
}
