import { validationError } from "../dynamodb-error.ts"
import { checkRequest } from "../requests/check-request.ts"
import { parsedExpressions } from "../requests/parsed-expressions.ts"
import { itemChecks } from "../requests/parse-item-request.ts"
import type { GetItemRequest, ItemRequest } from "../requests/requests.ts"
import { tableNameOf } from "../tables/table-location.ts"
import type { TransactedWrite } from "./transacted-write.ts"

export interface TransactWriteRequest {
  readonly ClientRequestToken?: string
  readonly ReturnConsumedCapacity?: ItemRequest["ReturnConsumedCapacity"]
  readonly writes: readonly TransactedWrite[]
}

export interface TransactGetRequest {
  readonly ReturnConsumedCapacity?: ItemRequest["ReturnConsumedCapacity"]
  readonly gets: readonly GetItemRequest[]
}

/** Which item request has the rules for an action, and which of its members a transaction takes. */
const actions = {
  Put: { check: itemChecks.PutItem, members: ["TableName", "Item", "ConditionExpression"] },
  Update: { check: itemChecks.UpdateItem, members: ["TableName", "Key", "UpdateExpression", "ConditionExpression"] },
  Delete: { check: itemChecks.DeleteItem, members: ["TableName", "Key", "ConditionExpression"] },
  ConditionCheck: { check: itemChecks.DeleteItem, members: ["TableName", "Key", "ConditionExpression"] },
  Get: { check: itemChecks.GetItem, members: ["TableName", "Key", "ProjectionExpression"] },
} as const

type ActionName = keyof typeof actions

/** Members that are optional in the item request and not in the transaction. */
const REQUIRED: Partial<Record<ActionName, Readonly<Record<string, unknown>>>> = {
  Update: { UpdateExpression: { type: "String", notNull: true } },
  ConditionCheck: { ConditionExpression: { type: "String", notNull: true } },
}

const SHARED_MEMBERS = ["ExpressionAttributeNames", "ExpressionAttributeValues", "ReturnValuesOnConditionCheckFailure"]

/** Checks everything about a TransactWriteItems request that needs no table; throws ValidationException. */
export function parseTransactWrite(input: unknown): TransactWriteRequest {
  const request = checkRequest(transactionCheck(["Put", "Update", "Delete", "ConditionCheck"], tokenTypes), input)
  const { TransactItems, ...rest } = request as unknown as RawTransaction
  return { ...rest, writes: TransactItems.map((entry) => parseAction(entry) as TransactedWrite) }
}

export function parseTransactGet(input: unknown): TransactGetRequest {
  const request = checkRequest(transactionCheck(["Get"], {}), input)
  const { TransactItems, ...rest } = request as unknown as RawTransaction
  return { ...rest, gets: TransactItems.map((entry) => parseAction(entry).request as GetItemRequest) }
}

interface RawTransaction {
  readonly TransactItems: readonly Partial<Record<ActionName, Record<string, unknown>>>[]
  readonly ReturnConsumedCapacity?: ItemRequest["ReturnConsumedCapacity"]
  readonly ClientRequestToken?: string
}

const tokenTypes = {
  ClientRequestToken: { type: "String", lengthGreaterThanOrEqual: 1, lengthLessThanOrEqual: 36 },
}

function transactionCheck(names: readonly ActionName[], more: Readonly<Record<string, unknown>>): DynaliteCheck {
  const shapes = names.map((name) => [name, { type: `FieldStruct<${name}>`, children: membersOf(name) }])
  return {
    types: {
      TransactItems: {
        type: "List",
        notNull: true,
        lengthGreaterThanOrEqual: 1,
        lengthLessThanOrEqual: 100,
        children: { type: "ValueStruct<TransactItem>", children: Object.fromEntries(shapes) },
      },
      ReturnConsumedCapacity: { type: "String", enum: ["INDEXES", "TOTAL", "NONE"] },
      ...more,
    },
  }
}

function membersOf(name: ActionName): Readonly<Record<string, unknown>> {
  const { check, members } = actions[name]
  const wanted = [...members, ...SHARED_MEMBERS]
  const types = Object.entries(check.types).filter(([member]) => wanted.includes(member))
  return { ...Object.fromEntries(types), ...REQUIRED[name] }
}

function parseAction(entry: RawTransaction["TransactItems"][number]): { action: ActionName; request: unknown } {
  const [found, ...others] = Object.entries(entry)
  if (!found || others.length > 0) {
    throw validationError("Invalid Request: TransactWriteRequest should contain Delete or Put or Update request")
  }
  const [name, raw] = found
  const action = name as ActionName
  const named = { ...raw, TableName: tableNameOf(String(raw["TableName"])) }
  const request = checkRequest(actions[action].check, named)
  return { action, request: { ...request, ...parsedExpressions(request) } }
}
