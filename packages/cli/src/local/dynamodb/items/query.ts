import type { Item } from "../attribute-value.ts"
import { validationError } from "../dynamodb-error.ts"
import { parseItemRequest } from "../requests/parse-item-request.ts"
import type { QueryRequest } from "../requests/requests.ts"
import type { KeyRange } from "../store/entry-keys.ts"
import { endOf, partitionPrefix } from "../store/entry-keys.ts"
import type { KeyAttribute, KeySchema } from "../store/table.ts"
import { keyNames } from "../store/table.ts"
import type { TableStore } from "../store/table-store.ts"
import type { PageSource } from "./read-page.ts"
import { pageSource, readPage, startPosition } from "./read-page.ts"
import { sortKeyRange } from "./sort-key-range.ts"

export async function query(store: TableStore, input: unknown): Promise<object> {
  const request = parseItemRequest("Query", input)
  const source = pageSource(store, request)
  checkKeyConditions(source.keys, request)
  checkFilter(source.keys, request)
  const reverse = request.ScanIndexForward === false
  const range = keyRange(source, request)
  return readPage(store, source, request, { range: afterStart(source, request, range), reverse })
}

function checkKeyConditions({ partition, sort }: KeySchema, { KeyConditions }: QueryRequest): void {
  const names = Object.keys(KeyConditions)
  if (!sort && names.length > 1) throw validationError("Query key condition not supported")
  for (const key of sort ? [partition, sort] : [partition]) {
    const condition = KeyConditions[key.name]
    if (!condition) {
      if (key === sort && names.length === 1) continue
      throw validationError(`Query condition missed key schema element: ${key.name}`)
    }
    if (["NULL", "NOT_NULL", "NE", "CONTAINS", "NOT_CONTAINS", "IN"].includes(condition.ComparisonOperator)) {
      throw validationError("Attempted conditional constraint is not an indexable operation")
    }
    checkType(key, condition.AttributeValueList)
    if (key === partition && condition.ComparisonOperator !== "EQ")
      throw validationError("Query key condition not supported")
  }
}

function checkType({ name, type }: KeyAttribute, values: readonly Item[string][]): void {
  for (const value of values) {
    if (value[type] === undefined) {
      throw validationError(
        "One or more parameter values were invalid: Condition parameter type does not match schema type",
      )
    }
    if (value[type] === "" && type !== "N") {
      throw validationError(
        "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty " +
          `${type === "S" ? "string" : "binary"} value. Key: ${name}`,
      )
    }
  }
}

function checkFilter(keys: KeySchema, { filterAttributes }: QueryRequest): void {
  const name = keyNames(keys).find((key) => filterAttributes?.names.includes(key))
  if (!filterAttributes || name === undefined) return
  throw validationError(
    `${filterAttributes.parameter} can only contain non-primary key attributes: Primary key attribute: ${name}`,
  )
}

function keyRange({ space, keys }: PageSource, { KeyConditions }: QueryRequest): KeyRange {
  const [value] = KeyConditions[keys.partition.name]?.AttributeValueList ?? []
  const prefix = partitionPrefix(space, keys, value ? { [keys.partition.name]: value } : {})
  if (!prefix) throw new Error("The partition key was checked above")
  const condition = keys.sort && KeyConditions[keys.sort.name]
  return condition ? sortKeyRange(prefix, condition) : { lower: prefix, upper: endOf(prefix) }
}

function afterStart(source: PageSource, request: QueryRequest, range: KeyRange): KeyRange {
  if (!request.ExclusiveStartKey) return range
  const position = startPosition(source, request.ExclusiveStartKey)
  if (Buffer.compare(position, range.lower) < 0 || Buffer.compare(position, range.upper) >= 0) {
    throw validationError(
      source.keys.sort && request.KeyConditions[source.keys.sort.name]
        ? "The provided starting key does not match the range key predicate"
        : "The provided starting key is outside query boundaries based on provided conditions",
    )
  }
  if (request.ScanIndexForward === false) return { lower: range.lower, upper: position }
  return { lower: Buffer.concat([position, Buffer.from([0])]), upper: range.upper }
}
