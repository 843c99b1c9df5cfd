/**
 * An event pattern of EventBridge: for each field it names, the values that pass or conditions on them. What it does not
 * name does not count.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 *
 * @example
 * { source: ["shop"], "detail-type": ["OrderPlaced"], detail: { amount: [{ numeric: [">", 100] }] } }
 */
export interface EventPattern {
  readonly source?: readonly PatternCondition[]
  readonly "detail-type"?: readonly PatternCondition[]
  readonly detail?: PatternFields
  readonly account?: readonly PatternCondition[]
  readonly region?: readonly PatternCondition[]
  readonly resources?: readonly PatternCondition[]
  readonly id?: readonly PatternCondition[]
  readonly time?: readonly PatternCondition[]
  readonly version?: readonly PatternCondition[]
  /** Whether a replay sent it, and which. */
  readonly "replay-name"?: readonly PatternCondition[]
  /** One of these patterns is enough. */
  readonly $or?: readonly EventPattern[]
}

/** Fields of an event's detail, however deep. */
export interface PatternFields {
  readonly [field: string]: PatternFields | readonly PatternCondition[] | readonly PatternFields[]
}

/** A value, or an operator with its operand. */
export type PatternCondition =
  | string
  | number
  | boolean
  | null
  | { readonly prefix: PatternText }
  | { readonly suffix: PatternText }
  | { readonly "equals-ignore-case": string }
  /** `*` stands for any characters. */
  | { readonly wildcard: string }
  /** Whether the field is there. */
  | { readonly exists: boolean }
  /** A range of IP addresses. */
  | { readonly cidr: string }
  | { readonly numeric: NumericRange }
  | { readonly "anything-but": ExcludedValues }

export type PatternText = string | { readonly "equals-ignore-case": string }

export type NumericRange =
  | readonly ["=" | "<" | "<=" | ">" | ">=", number]
  | readonly [">" | ">=", number, "<" | "<=", number]

export type ExcludedValues =
  | string
  | number
  | readonly string[]
  | readonly number[]
  | { readonly prefix: string | readonly string[] }
  | { readonly suffix: string | readonly string[] }
  | { readonly "equals-ignore-case": string | readonly string[] }
  | { readonly wildcard: string | readonly string[] }
