import type { AttributeTemplates, ExpressionOptions, TableTargetOptions } from "./table-options.ts"

export interface DeleteItemOptions extends TableTargetOptions, ExpressionOptions {
  readonly key: AttributeTemplates
  /** Such as `attribute_exists(id)`; 409 where it is not met. */
  readonly condition?: string
}

export interface DeleteItem extends DeleteItemOptions {
  readonly target: "deleteItem"
}

/**
 * Deletes an item of a DynamoDB table. Clients get 200 with `{}`, also where there was none.
 *
 * @example
 * integration("DELETE", "/todos/{id}", deleteItem({ table: todoTable, key: { id: `$input.params("id")` } }))
 */
export function deleteItem(options: DeleteItemOptions): DeleteItem {
  return { ...options, target: "deleteItem" }
}
