import type { AttributeTemplates, ExpressionOptions, TableTargetOptions } from "./table-options.ts"

export interface QueryOptions extends TableTargetOptions, ExpressionOptions {
  /** The key condition, such as `customer = :customer AND placedAt > :since`. */
  readonly keyCondition: string
  /** What `:name` in the expressions stands for. */
  readonly values: AttributeTemplates
  /** Name of the index. Default: the table itself. */
  readonly index?: string
  /** A condition on what was found. */
  readonly filter?: string
  /** How many items are read, 1 or more. Default: as many as 1 MB holds. */
  readonly limit?: number
  /** Whether the sort key descends. Default false. */
  readonly descending?: boolean
}

export interface Query extends QueryOptions {
  readonly target: "query"
}

/**
 * Reads items of a DynamoDB table or index. Clients get 200 with `{"items": […]}` as plain JSON, of one page.
 *
 * @example
 * integration("GET", "/orders", query({ table, keyCondition: "customer = :c", values: { ":c": `$input.params("customer")` } }))
 */
export function query(options: QueryOptions): Query {
  return { ...options, target: "query" }
}
