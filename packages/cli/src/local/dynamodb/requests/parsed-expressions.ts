import type { Condition, Path } from "../expressions/expression.ts"
import type { CheckedRequest } from "./checked-request.ts"
import { checkOperands } from "./check-operands.ts"
import { fromLegacyConditions, fromLegacyUpdates } from "./legacy-expressions.ts"
import type { QueryRequest, Update } from "./requests.ts"

interface ParsedExpressions {
  readonly condition?: Condition
  readonly filter?: Condition
  readonly filterAttributes?: QueryRequest["filterAttributes"]
  readonly projection?: readonly Path[]
  readonly update?: Update
  readonly nestedPaths: Record<string, boolean>
}

/**
 * The request's expressions in one form, whether it used expressions or the parameters they replaced.
 * Throws ValidationException for the operands that dynalite lets pass.
 */
export function parsedExpressions(request: CheckedRequest): ParsedExpressions {
  if (request._condition) checkOperands("ConditionExpression", request._condition.expression)
  if (request._filter) checkOperands("FilterExpression", request._filter.expression)
  const condition = request._condition?.expression ?? legacy(request.Expected, request)
  const legacyFilter = request.QueryFilter ?? request.ScanFilter
  const filter = request._filter?.expression ?? legacy(legacyFilter, request)
  const projection = request._projection?.paths ?? request.AttributesToGet?.map((name) => [name])
  const update = request._updates ?? legacyUpdate(request.AttributeUpdates)
  return {
    ...(condition && { condition }),
    ...(filter && { filter, filterAttributes: filterAttributes(request) }),
    ...(projection && { projection }),
    ...(update && { update }),
    nestedPaths: {
      ...request._condition?.nestedPaths,
      ...request._filter?.nestedPaths,
      ...request._projection?.nestedPaths,
    },
  }
}

function legacy(
  conditions: CheckedRequest["Expected"],
  { ConditionalOperator }: CheckedRequest,
): Condition | undefined {
  return conditions && fromLegacyConditions(conditions, ConditionalOperator)
}

function legacyUpdate(updates: CheckedRequest["AttributeUpdates"]): Update | undefined {
  return updates && { sections: fromLegacyUpdates(updates), paths: Object.keys(updates).map((name) => [name]) }
}

function filterAttributes({ _filter, QueryFilter }: CheckedRequest): NonNullable<QueryRequest["filterAttributes"]> {
  if (_filter) return { names: Object.keys(_filter.pathHeads), parameter: "Filter Expression" }
  return { names: Object.keys(QueryFilter ?? {}), parameter: "QueryFilter" }
}
