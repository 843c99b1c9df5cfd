import type { AttributeTemplates, ExpressionOptions, TableTargetOptions } from "./table-options.ts"

export interface PutItemOptions extends TableTargetOptions, ExpressionOptions {
  readonly item: AttributeTemplates
  /** Such as `attribute_not_exists(id)`; 409 where it is not met. */
  readonly condition?: string
}

export interface PutItem extends PutItemOptions {
  readonly target: "putItem"
}

/**
 * Writes an item of a DynamoDB table. Clients get 200 with `{}`.
 *
 * @example
 * integration("PUT", "/todos/{id}", putItem({ table, item: { id: `$input.params("id")`, title: `$input.path("$.title")` } }))
 */
export function putItem(options: PutItemOptions): PutItem {
  return { ...options, target: "putItem" }
}
