/** What breaks clients of an API, by rule; docs/openapi.md has one row for each. Keep the keys sorted. */
export const breakingRules = {
  "body-required": "a body that could be left out must be sent",
  "operation-removed": "a path or a method is gone",
  "parameter-added": "a new parameter must be sent",
  "parameter-removed": "a parameter is no longer read",
  "parameter-required": "a parameter that could be left out must be sent",
  "request-narrowed": "what was accepted in a parameter or a body is refused",
  "request-property-added": "a new property must be sent",
  "request-property-removed": "a property of a body is no longer read",
  "request-type-removed": "a body of a media type is no longer accepted",
  "response-changed": "an answer may be something that it could not be",
  "response-property-removed": "a property of an answer is gone, or may be missing",
  "response-removed": "a successful status is no longer answered",
  "response-type-removed": "an answer no longer comes in a media type",
  "security-tightened": "credentials that were enough no longer are",
} as const

export type BreakingRule = keyof typeof breakingRules

/** One change that breaks a client. */
export interface BreakingChange {
  readonly rule: BreakingRule
  /** `GET /todos/{id}`. */
  readonly operation: string
  /** What of it, as `body.title` or `200.todos[]`; empty for the operation itself. */
  readonly path: string
  /** What it was, and what it is. */
  readonly message: string
}
