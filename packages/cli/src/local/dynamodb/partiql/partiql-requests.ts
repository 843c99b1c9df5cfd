import type { AttributeValue } from "../attribute-value.ts"
import { checkRequest } from "../requests/check-request.ts"
import type { ItemRequest } from "../requests/requests.ts"

export interface StatementRequest {
  readonly Statement: string
  readonly Parameters?: readonly AttributeValue[]
  readonly ConsistentRead?: boolean
  readonly ReturnValuesOnConditionCheckFailure?: "ALL_OLD" | "NONE"
}

export interface ExecuteStatementRequest extends StatementRequest {
  readonly NextToken?: string
  readonly Limit?: number
  readonly ReturnConsumedCapacity?: ItemRequest["ReturnConsumedCapacity"]
}

const returnConsumedCapacity = { type: "String", enum: ["INDEXES", "TOTAL", "NONE"] }

const statement = {
  Statement: { type: "String", notNull: true, lengthGreaterThanOrEqual: 1, lengthLessThanOrEqual: 8192 },
  Parameters: { type: "List", lengthGreaterThanOrEqual: 1, children: "AttrStruct<ValueStruct>" },
  ConsistentRead: "Boolean",
  ReturnValuesOnConditionCheckFailure: { type: "String", enum: ["ALL_OLD", "NONE"] },
}

const listOf = (shape: string, most: number) => ({
  type: "List",
  notNull: true,
  lengthGreaterThanOrEqual: 1,
  lengthLessThanOrEqual: most,
  children: { type: `ValueStruct<${shape}>`, children: statement },
})

const checks = {
  ExecuteStatement: {
    types: {
      ...statement,
      NextToken: "String",
      Limit: { type: "Integer", greaterThanOrEqual: 1 },
      ReturnConsumedCapacity: returnConsumedCapacity,
    },
  },
  BatchExecuteStatement: {
    types: { Statements: listOf("BatchStatementRequest", 25), ReturnConsumedCapacity: returnConsumedCapacity },
  },
  ExecuteTransaction: {
    types: {
      TransactStatements: listOf("ParameterizedStatement", 100),
      ClientRequestToken: { type: "String", lengthGreaterThanOrEqual: 1, lengthLessThanOrEqual: 36 },
      ReturnConsumedCapacity: returnConsumedCapacity,
    },
  },
} satisfies Record<string, DynaliteCheck>

interface PartiqlRequests {
  ExecuteStatement: ExecuteStatementRequest
  BatchExecuteStatement: { readonly Statements: readonly StatementRequest[] }
  ExecuteTransaction: {
    readonly TransactStatements: readonly StatementRequest[]
    readonly ClientRequestToken?: string
    readonly ReturnConsumedCapacity?: ItemRequest["ReturnConsumedCapacity"]
  }
}

export function parsePartiqlRequest<Name extends keyof PartiqlRequests>(
  name: Name,
  input: unknown,
): PartiqlRequests[Name] {
  // The check establishes the shape; this is the edge where it gets its type.
  return checkRequest(checks[name], input) as unknown as PartiqlRequests[Name]
}
