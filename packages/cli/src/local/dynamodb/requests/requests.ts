import type { Item } from "../attribute-value.ts"
import type { Condition, Path, UpdateAction } from "../expressions/expression.ts"
import type { CheckedRequest } from "./checked-request.ts"

/** What every request that reads or writes items may carry; expressions are parsed, legacy parameters turned into them. */
export interface ItemRequest {
  readonly TableName: string
  readonly ReturnConsumedCapacity?: "TOTAL" | "INDEXES" | "NONE"
  readonly condition?: Condition
  readonly projection?: readonly Path[]
  /** Attributes whose inside the expressions look at, as dynalite notes them. */
  readonly nestedPaths?: Readonly<Record<string, boolean>>
}

export interface WriteRequest extends ItemRequest {
  readonly ReturnValues?: "NONE" | "ALL_OLD" | "ALL_NEW" | "UPDATED_OLD" | "UPDATED_NEW"
  readonly ReturnValuesOnConditionCheckFailure?: "ALL_OLD" | "NONE"
}

export interface PutItemRequest extends WriteRequest {
  readonly Item: Item
}

export interface DeleteItemRequest extends WriteRequest {
  readonly Key: Item
}

export interface UpdateItemRequest extends WriteRequest {
  readonly Key: Item
  readonly update?: Update
  readonly AttributeUpdates?: object
}

export interface Update {
  readonly sections: readonly UpdateAction[]
  readonly paths: readonly Path[]
}

export interface GetItemRequest extends ItemRequest {
  readonly Key: Item
  readonly ConsistentRead?: boolean
}

export interface PageRequest extends ItemRequest {
  readonly IndexName?: string
  readonly Limit?: number
  readonly ExclusiveStartKey?: Item
  readonly ConsistentRead?: boolean
  readonly Select?: "ALL_ATTRIBUTES" | "ALL_PROJECTED_ATTRIBUTES" | "SPECIFIC_ATTRIBUTES" | "COUNT"
  readonly filter?: Condition
  /** Top-level attributes the filter reads, and what it is called in error messages. */
  readonly filterAttributes?: {
    readonly names: readonly string[]
    readonly parameter: "Filter Expression" | "QueryFilter"
  }
}

export interface ScanRequest extends PageRequest {
  readonly Segment?: number
  readonly TotalSegments?: number
}

export interface QueryRequest extends PageRequest {
  readonly ScanIndexForward?: boolean
  readonly KeyConditions: Readonly<Record<string, KeyCondition>>
}

export interface KeyCondition {
  readonly ComparisonOperator:
    | "EQ"
    | "LT"
    | "LE"
    | "GT"
    | "GE"
    | "BEGINS_WITH"
    | "BETWEEN"
    | "IN"
    | "NE"
    | "NULL"
    | "NOT_NULL"
    | "CONTAINS"
    | "NOT_CONTAINS"
  readonly AttributeValueList: readonly Item[string][]
}

export interface BatchGetRequest {
  readonly ReturnConsumedCapacity?: ItemRequest["ReturnConsumedCapacity"]
  readonly RequestItems: Readonly<Record<string, BatchGetTable>>
}

interface BatchGetTable extends CheckedRequest {
  readonly Keys: readonly Item[]
  readonly ConsistentRead?: boolean
}

export interface BatchWriteRequest {
  readonly ReturnConsumedCapacity?: ItemRequest["ReturnConsumedCapacity"]
  readonly RequestItems: Readonly<Record<string, readonly BatchWrite[]>>
}

export interface BatchWrite {
  readonly PutRequest?: { readonly Item: Item }
  readonly DeleteRequest?: { readonly Key: Item }
}
