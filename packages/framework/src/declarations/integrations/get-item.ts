import type { AttributeTemplates, TableTargetOptions } from "./table-options.ts"

export interface GetItemOptions extends TableTargetOptions {
  readonly key: AttributeTemplates
  /** Default false. */
  readonly consistentRead?: boolean
}

export interface GetItem extends GetItemOptions {
  readonly target: "getItem"
}

/**
 * Reads an item of a DynamoDB table. Clients get 200 with the item as plain JSON, or 404.
 *
 * @example
 * integration("GET", "/todos/{id}", getItem({ table: todoTable, key: { id: `$input.params("id")` } }))
 */
export function getItem(options: GetItemOptions): GetItem {
  return { ...options, target: "getItem" }
}
