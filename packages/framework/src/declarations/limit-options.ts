/** How fast requests may come: a bucket of `burst` tokens, filled up with `rate` a second, of which each request takes one. */
export interface ThrottleOptions {
  /** Requests a second in the long run; 0 or more, fractions allowed. */
  readonly rate: number
  /** Requests at once; a whole number. */
  readonly burst: number
}

/** How many requests a key may make in a period. */
export interface QuotaOptions {
  readonly limit: number
  readonly period: "day" | "week" | "month"
  /** Days by which the period begins later than on Sunday (0 to 6) or on the first of a month (0 to 27). Default 0. */
  readonly offset?: number
}

/** What the holders of some keys may do. A key belongs to one plan. */
export interface UsagePlanOptions {
  /** For each key, all its requests taken together. Default: no limit. */
  readonly throttle?: ThrottleOptions
  /** For each key and a method of the API, such as `"GET /todos/{id}"`; needs `throttle` too. */
  readonly methodThrottle?: Readonly<Record<string, ThrottleOptions>>
  /** For each key. Default: no limit. */
  readonly quota?: QuotaOptions
  /** Names of keys whose values API Gateway makes up, or keys with values of their own. Default: none. */
  readonly keys?: readonly (string | ApiKeyOptions)[]
}

/** An API key whose value is known beforehand. */
export interface ApiKeyOptions {
  readonly name: string
  /** 20 to 128 letters and digits, or a dynamic reference such as `{{resolve:secretsmanager:partner-key}}`. */
  readonly value: string
}
