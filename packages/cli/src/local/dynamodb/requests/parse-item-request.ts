import batchGetItem from "dynalite/validations/batchGetItem.js"
import batchWriteItem from "dynalite/validations/batchWriteItem.js"
import deleteItem from "dynalite/validations/deleteItem.js"
import getItem from "dynalite/validations/getItem.js"
import putItem from "dynalite/validations/putItem.js"
import query from "dynalite/validations/query.js"
import scan from "dynalite/validations/scan.js"
import updateItem from "dynalite/validations/updateItem.js"
import { checkRequest } from "./check-request.ts"
import { parsedExpressions } from "./parsed-expressions.ts"
import type {
  BatchGetRequest,
  BatchWriteRequest,
  DeleteItemRequest,
  GetItemRequest,
  PutItemRequest,
  QueryRequest,
  ScanRequest,
  UpdateItemRequest,
} from "./requests.ts"

interface ItemRequests {
  BatchGetItem: BatchGetRequest
  BatchWriteItem: BatchWriteRequest
  DeleteItem: DeleteItemRequest
  GetItem: GetItemRequest
  PutItem: PutItemRequest
  Query: QueryRequest
  Scan: ScanRequest
  UpdateItem: UpdateItemRequest
}

/** Newer than dynalite. */
const returnOldOnFailure = {
  ReturnValuesOnConditionCheckFailure: { type: "String", enum: ["ALL_OLD", "NONE"] },
}

/** The shape and the rules of each item request, before any table is looked at. */
export const itemChecks = {
  BatchGetItem: batchGetItem,
  BatchWriteItem: batchWriteItem,
  DeleteItem: { ...deleteItem, types: { ...deleteItem.types, ...returnOldOnFailure } },
  GetItem: getItem,
  PutItem: { ...putItem, types: { ...putItem.types, ...returnOldOnFailure } },
  Query: query,
  Scan: scan,
  UpdateItem: { ...updateItem, types: { ...updateItem.types, ...returnOldOnFailure } },
} satisfies Record<keyof ItemRequests, DynaliteCheck>

/** Turns the parsed JSON of a request into its checked form; throws ValidationException or SerializationException. */
export function parseItemRequest<Name extends keyof ItemRequests>(name: Name, input: unknown): ItemRequests[Name] {
  const request = checkRequest(itemChecks[name], input)
  // The checks above have established the shape; this is the edge where it gets its type.
  return { ...request, ...parsedExpressions(request) } as ItemRequests[Name]
}
