import type { SdkRequest } from "../../../model/access-judge.ts"

/** Asks whether a request may be sent. */
export interface GateQuestion {
  readonly id: number
  readonly request: SdkRequest
}

export interface GateAnswer {
  readonly id: number
  /** Parameters that decided: a request with the same values there gets the same answer. Absent: ask every time. */
  readonly parameters?: readonly string[]
  /** The cell in which such requests are counted. */
  readonly cell: number
  /** Absent: the request may be sent. */
  readonly refusal?: Refusal
}

/** What AWS says to a request that it refuses. */
export interface Refusal {
  readonly message: string
  /** The service's prefix in IAM: `dynamodb`. */
  readonly service: string
  /** By which the server knows what it refused. */
  readonly ticket: number
}

/** Tells where a refused request was made. */
export interface RefusedCall {
  /** The refusal's ticket. */
  readonly refused: number
  /** The stack of the call. */
  readonly stack: string
  /** Set when the request was only signed: it is refused when somebody uses the URL. */
  readonly signed: boolean
}
