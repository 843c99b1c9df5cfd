/** A state machine in Amazon States Language. */
export interface AslMachine extends AslScope {
  readonly QueryLanguage?: QueryLanguage
  readonly TimeoutSeconds?: number
}

export type QueryLanguage = "JSONPath" | "JSONata"

/** The states of a machine, a branch or a map. */
export interface AslScope {
  readonly StartAt: string
  readonly States: Readonly<Record<string, AslState>>
}

/** Any state; which members it has depends on its type and its query language. */
export interface AslState {
  readonly Type: string
  readonly QueryLanguage?: QueryLanguage
  readonly Next?: string
  readonly End?: boolean
  readonly Assign?: Template
  /** JSONata. */
  readonly Arguments?: unknown
  readonly Output?: unknown
  /** JSONPath; null is an empty object, or nothing at all. */
  readonly InputPath?: string | null
  readonly Parameters?: unknown
  readonly ResultSelector?: unknown
  readonly ResultPath?: string | null
  readonly OutputPath?: string | null
  readonly Retry?: readonly AslRetrier[]
  readonly Catch?: readonly AslCatcher[]
  /** Task. */
  readonly Resource?: string
  readonly TimeoutSeconds?: number | string
  readonly TimeoutSecondsPath?: string
  readonly HeartbeatSeconds?: number | string
  readonly HeartbeatSecondsPath?: string
  /** Pass. */
  readonly Result?: unknown
  /** Choice. */
  readonly Choices?: readonly AslChoice[]
  readonly Default?: string
  /** Wait. */
  readonly Seconds?: number | string
  readonly SecondsPath?: string
  readonly Timestamp?: string
  readonly TimestampPath?: string
  /** Fail. */
  readonly Error?: string
  readonly ErrorPath?: string
  readonly Cause?: string
  readonly CausePath?: string
  /** Parallel. */
  readonly Branches?: readonly AslScope[]
  /** Map. */
  readonly Items?: unknown
  readonly ItemsPath?: string
  readonly ItemSelector?: unknown
  readonly ItemProcessor?: AslProcessor
  readonly Iterator?: AslProcessor
  readonly MaxConcurrency?: number | string
  readonly MaxConcurrencyPath?: string
}

export interface AslProcessor extends AslScope {
  readonly ProcessorConfig?: { readonly Mode?: "INLINE" | "DISTRIBUTED" }
}

export type Template = Readonly<Record<string, unknown>>

export interface AslRetrier {
  readonly ErrorEquals: readonly string[]
  readonly IntervalSeconds?: number
  readonly MaxAttempts?: number
  readonly BackoffRate?: number
  readonly MaxDelaySeconds?: number
  readonly JitterStrategy?: "FULL" | "NONE"
}

export interface AslCatcher {
  readonly ErrorEquals: readonly string[]
  readonly Next: string
  readonly Assign?: Template
  readonly Output?: unknown
  readonly ResultPath?: string | null
}

/** A rule of a choice: a condition in JSONata, or a comparison. */
export interface AslChoice {
  readonly Next: string
  readonly Condition?: string | boolean
  readonly Assign?: Template
  readonly Output?: unknown
  readonly [comparison: string]: unknown
}
