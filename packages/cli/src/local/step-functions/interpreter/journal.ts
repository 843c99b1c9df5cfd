/** Where a scope stands: which state it is in, and what that has. */
export interface Position {
  readonly state: string
  readonly input: unknown
  /** What the scope itself assigned. */
  readonly variables: Variables
  /** The last event of the scope. */
  readonly event: number
  /** ISO 8601; absent until the state is entered. */
  readonly enteredAt?: string | undefined
  /** When the task was scheduled, in milliseconds since 1970: its time runs from then. */
  readonly scheduledAt?: number | undefined
  /** The event with which the branches or the items began. */
  readonly started?: number | undefined
  /** How often each of the state's retriers was used. */
  readonly retries?: readonly number[]
  /** When the state goes on, in milliseconds since 1970: a wait, or the next try. */
  readonly wakeAt?: number | undefined
  /** The token somebody has to send back. */
  readonly token?: string | undefined
  /** Whether somebody has been given the token. */
  readonly isSubmitted?: boolean | undefined
  /** The execution it waits for. */
  readonly childArn?: string | undefined
}

export type Variables = Readonly<Record<string, unknown>>

/** A scope that has come to its end. */
export interface Finished {
  readonly output: unknown
}

export interface HistoryEvent {
  readonly id: number
  readonly previousEventId: number
  readonly type: string
  /** Seconds since 1970. */
  readonly timestamp: number
  readonly [details: string]: unknown
}

/** What is kept of an execution, so that it goes on where it was. */
export interface Journal {
  /** Where a scope stood, by its path: `""`, `"/Parallel/0"`. */
  position(path: string): Position | Finished | undefined
  /** Takes effect with the next `flush`. What lies below the path is dropped. */
  move(path: string, position: Position | Finished): void
  /** The same, and what lies below stays. */
  keep(path: string, position: Position): void
  /** Drops what lies below a path. */
  clear(path: string): void
  /** Adds an event to the history and returns its id; throws a StateError where that is full. */
  record(type: string, event: { readonly previous: number; readonly details?: object }): number
  /** Resolves when all that was written so far would survive the end of the process. */
  flush(): Promise<void>
}
