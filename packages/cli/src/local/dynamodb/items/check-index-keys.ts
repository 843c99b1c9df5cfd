import type { Item } from "../attribute-value.ts"
import { scalarOf, typeOf } from "../attribute-value.ts"
import { invalidParameter, validationError } from "../dynamodb-error.ts"
import type { Table } from "../store/table.ts"
import { indexesOf } from "../store/table.ts"

/** Throws ValidationException when an attribute that is a key of an index has a value the index cannot hold. */
export function checkIndexKeys(table: Table, item: Item): void {
  for (const { name: indexName, keys } of indexesOf(table)) {
    for (const key of keys.sort ? [keys.partition, keys.sort] : [keys.partition]) {
      const value = item[key.name]
      if (!value) continue
      const text = scalarOf(value, key.type)
      if (text === undefined) {
        throw invalidParameter(
          `Type mismatch for Index Key ${key.name} Expected: ${key.type} Actual: ${typeOf(value)} IndexName: ${indexName}`,
        )
      }
      if (text === "") {
        throw validationError(
          "One or more parameter values are not valid. A value specified for a secondary index key is not supported. " +
            `The AttributeValue for a key attribute cannot contain an empty ${key.type === "S" ? "string" : "binary"} value. ` +
            `IndexName: ${indexName}, IndexKey: ${key.name}`,
        )
      }
    }
  }
}
