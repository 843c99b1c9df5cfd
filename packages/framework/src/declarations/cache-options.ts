/** The stage's cache for answers, which AWS charges for by the hour. */
export interface ApiCacheOptions {
  /** GB. Default 0.5. */
  readonly size?: 0.5 | 1.6 | 6.1 | 13.5 | 28.4 | 58.2 | 118 | 237
  /** Whether what is kept is encrypted. Default false. */
  readonly encrypted?: boolean
  /** For routes that do not say how long: 0 to 3600. Default 300. */
  readonly ttlSeconds?: number
}

/** Keeps a route's answers, whatever their status, and gives them to later requests without asking the function. */
export interface RouteCacheOptions {
  /** 0 (not at all) to 3600. Default: that of `api`. */
  readonly ttlSeconds?: number
  /**
   * What tells requests apart beside the path: `"query.page"`, `"header.Accept-Language"`. Requests that are alike in these
   * get one answer, whoever they come from. Default: nothing.
   */
  readonly keys?: readonly string[]
}
