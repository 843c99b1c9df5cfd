import type { AttributeValue, Item } from "../attribute-value.ts"
import { DynamoDbError, validationError } from "../dynamodb-error.ts"
import type { Path } from "../expressions/expression.ts"
import { readPath } from "../expressions/read-path.ts"
import type { PageSource } from "../items/read-page.ts"
import { pageSource, readPage, startPosition } from "../items/read-page.ts"
import { sortKeyRange } from "../items/sort-key-range.ts"
import type { PageRequest } from "../requests/requests.ts"
import type { KeyRange } from "../store/entry-keys.ts"
import { endOf, partitionPrefix, segmentRange } from "../store/entry-keys.ts"
import type { TableStore } from "../store/table-store.ts"
import { keyCondition } from "./key-conditions.ts"
import type { ExecuteStatementRequest } from "./partiql-requests.ts"
import type { SelectStatement } from "./statement.ts"

/** One page of a SELECT: a query when WHERE fixes the partition key, a scan when it does not. */
export async function selectPage(
  store: TableStore,
  statement: SelectStatement,
  request: ExecuteStatementRequest,
): Promise<object> {
  const page: PageRequest = {
    TableName: statement.table,
    ...(statement.index !== undefined && { IndexName: statement.index }),
    ...(statement.where && { filter: statement.where }),
    ...(request.Limit !== undefined && { Limit: request.Limit }),
    ...(request.ConsistentRead !== undefined && { ConsistentRead: request.ConsistentRead }),
    ...(request.ReturnConsumedCapacity && { ReturnConsumedCapacity: request.ReturnConsumedCapacity }),
  }
  const source = pageSource(store, page)
  const reverse = isReversed(source, statement)
  const range = afterToken(source, rangeOf(source, statement), { token: request.NextToken, reverse })
  const { Items, LastEvaluatedKey, ConsumedCapacity } = (await readPage(store, source, page, {
    range,
    reverse,
  })) as Page
  return {
    Items: statement.paths ? Items.map((item) => selected(item, statement.paths ?? [])) : Items,
    ...(LastEvaluatedKey && { LastEvaluatedKey, NextToken: toToken(LastEvaluatedKey) }),
    ...(ConsumedCapacity && { ConsumedCapacity }),
  }
}

interface Page {
  readonly Items: readonly Item[]
  readonly LastEvaluatedKey?: Item
  readonly ConsumedCapacity?: object
}

/** A column is called after the last step of its path, indexes included: `m.x` is `x`, `l[0]` is `l[0]`. */
export function selected(item: Item, paths: readonly Path[]): Item {
  const columns = paths.flatMap((path): [string, AttributeValue][] => {
    const value = readPath(item, path)
    const lastName = path.findLastIndex((step) => typeof step === "string")
    const indexes = path.slice(lastName + 1).map((index) => `[${index}]`)
    return value ? [[`${path[lastName]}${indexes.join("")}`, value]] : []
  })
  return Object.fromEntries(columns)
}

function rangeOf({ space, keys }: PageSource, { where }: SelectStatement): KeyRange {
  const partition = keyCondition(keys.partition, where)
  const [value] = partition?.ComparisonOperator === "EQ" ? partition.AttributeValueList : []
  const prefix = value && partitionPrefix(space, keys, { [keys.partition.name]: value })
  if (!prefix) return segmentRange(space, 0, 1)
  const sort = keys.sort && keyCondition(keys.sort, where)
  return sort ? sortKeyRange(prefix, sort) : { lower: prefix, upper: endOf(prefix) }
}

function isReversed({ keys }: PageSource, { orderBy, where }: SelectStatement): boolean {
  if (orderBy.length === 0) return false
  const partition = keyCondition(keys.partition, where)
  if (partition?.ComparisonOperator !== "EQ") {
    throw validationError("Must have WHERE clause in the statement when using ORDER BY clause.")
  }
  const sorts = orderBy.filter(({ path }) => path.join("\0") === keys.sort?.name)
  const others = orderBy.filter(({ path }) => path.join("\0") !== keys.partition.name)
  if (sorts.length !== others.length) {
    throw validationError("Variable reference in ORDER BY clause must be part of the primary key")
  }
  return sorts[0]?.descending ?? false
}

function afterToken(
  source: PageSource,
  range: KeyRange,
  { token, reverse }: { readonly token: string | undefined; readonly reverse: boolean },
): KeyRange {
  if (token === undefined) return range
  const position = startPosition(source, fromToken(token))
  if (reverse) return { lower: range.lower, upper: position }
  return { lower: Buffer.concat([position, Buffer.from([0])]), upper: range.upper }
}

function toToken(key: Item): string {
  return Buffer.from(JSON.stringify(key)).toString("base64")
}

function fromToken(token: string): Item {
  try {
    return JSON.parse(Buffer.from(token, "base64").toString())
  } catch {
    throw new DynamoDbError("ValidationException", "The provided NextToken is invalid")
  }
}
