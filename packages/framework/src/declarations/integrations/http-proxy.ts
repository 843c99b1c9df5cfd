import type { MappedValue } from "./mapping-options.ts"
import type { VpcLink } from "./vpc-link.ts"

export interface HttpProxyOptions {
  /**
   * The backend. `{id}` is the route's path parameter of that name unless `path` says otherwise, and
   * `${stageVariables.name}` a stage variable: `https://${stageVariables.backend}/cart/profile/{userId}`.
   */
  readonly url: string
  /** Default: that of the request. */
  readonly method?: string
  /** What stands in the URL's placeholders, such as `{ user: { from: "query.user" } }`. */
  readonly path?: Readonly<Record<string, MappedValue>>
  /** Parameters of the backend's query, beside the request's own. */
  readonly query?: Readonly<Record<string, MappedValue>>
  /** Headers for the backend, in place of the request's own of these names. */
  readonly headers?: Readonly<Record<string, MappedValue>>
  /** Where the backend is inside of a VPC. Default: it is on the internet. */
  readonly vpcLink?: VpcLink
}

export interface HttpProxy extends HttpProxyOptions {
  readonly target: "httpProxy"
}

/**
 * Passes requests on to a backend as they are, and its answers back.
 *
 * @example
 * integration("ANY", "/legacy/{proxy+}", httpProxy({ url: "https://legacy.example.com/{proxy}" }))
 */
export function httpProxy(options: HttpProxyOptions): HttpProxy {
  return { ...options, target: "httpProxy" }
}
