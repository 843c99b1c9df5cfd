import type { CfnValue } from "../model/cloudformation.ts"
import type { Evidence, FunctionPolicy, Grant, PolicyWarning } from "../model/grant.ts"
import { literalResource, type Place } from "../policy/literal-resource.ts"

/** What `tsapi policy --handler` prints as JSON. */
export interface HandlerDocument {
  /** `src/x.ts#handler`. */
  readonly handler: string
  /** One for each pair of action and resource, sorted by action, then resource. */
  readonly statements: readonly HandlerStatement[]
  readonly warnings: readonly PolicyWarning[]
}

export interface HandlerStatement {
  readonly action: string
  /** An ARN; `${AWS::Region}` and `${AWS::AccountId}` where they were not given. */
  readonly resource: string
  readonly condition?: Grant["condition"]
  readonly evidence: readonly Evidence[]
}

export function toHandlerDocument({ functionId, grants, warnings }: FunctionPolicy, place: Place): HandlerDocument {
  const statements = grants.map(({ action, resource, condition, evidence }) => ({
    action,
    resource: literalResource(resource, place),
    ...(condition && { condition: literalCondition(condition, place) }),
    evidence: evidence.map(({ file, line, chain }) => ({ file, line, chain })),
  }))
  return { handler: functionId, statements: statements.toSorted(byActionAndResource), warnings }
}

function literalCondition(condition: NonNullable<Grant["condition"]>, place: Place): Grant["condition"] {
  const literal = (value: CfnValue): CfnValue =>
    Array.isArray(value) ? value.map((item: CfnValue) => literalResource(item, place)) : literalResource(value, place)
  return Object.fromEntries(
    Object.entries(condition).map(([operator, keys]) => [
      operator,
      Object.fromEntries(Object.entries(keys).map(([key, value]) => [key, literal(value)])),
    ]),
  )
}

function byActionAndResource(a: HandlerStatement, b: HandlerStatement): number {
  return compare(a.action, b.action) || compare(a.resource, b.resource)
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
