import type { Answer } from "./answer.ts"
import type { Arrival } from "./arrival.ts"

/** One method of one path, ready to answer. */
export interface Endpoint {
  /** Upper case. */
  readonly method: string
  /** `/todos/{id}`. */
  readonly path: string
  answer(arrival: Arrival, pathParameters: Record<string, string> | null): Answer | Promise<Answer>
}
