/** What functions were seen to ask of AWS, on this machine: `.tsapi/observed.json`. */
export interface Observations {
  readonly version: 1
  /** By function. */
  readonly functions: Readonly<Record<string, readonly ObservedNeed[]>>
}

/** One permission, with the requests that needed it. */
export interface ObservedNeed {
  readonly action: string
  /** As `tsapi policy` shows resources: of a granted permission the resource it is granted on, else the one asked for. */
  readonly resource: string
  readonly allowed: boolean
  /** The SDK's operations that needed it: `GetItem`. */
  readonly operations: readonly string[]
  readonly count: number
  /** ISO 8601, in UTC. */
  readonly firstSeen: string
  readonly lastSeen: string
}
