/** What answers a route. */
export type ApiTarget = ApiFunctionTarget

/** A function of the app, which gets the whole request. */
export interface ApiFunctionTarget {
  readonly type: "function"
  readonly functionId: string
}
