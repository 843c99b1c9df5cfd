import type { AttributeTemplates, ExpressionOptions, TableTargetOptions } from "./table-options.ts"

export interface UpdateItemOptions extends TableTargetOptions, ExpressionOptions {
  readonly key: AttributeTemplates
  /** The update expression, such as `SET title = :title`. */
  readonly update: string
  /** Such as `attribute_exists(id)`; 409 where it is not met. */
  readonly condition?: string
}

export interface UpdateItem extends UpdateItemOptions {
  readonly target: "updateItem"
}

/**
 * Changes an item of a DynamoDB table. Clients get 200 with the item as it is then, as plain JSON.
 *
 * @example
 * updateItem({ table, key: { id: `$input.params("id")` }, update: "SET title = :t", values: { ":t": `$input.path("$.title")` } })
 */
export function updateItem(options: UpdateItemOptions): UpdateItem {
  return { ...options, target: "updateItem" }
}
