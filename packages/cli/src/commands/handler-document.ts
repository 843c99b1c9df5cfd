import type { CfnValue } from "../model/cloudformation.ts"
import type { Evidence, FunctionPolicy, Grant, PolicyWarning } from "../model/grant.ts"
import { mapCondition } from "../model/map-condition.ts"
import { literalResource, type Place } from "../model/literal-resource.ts"

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
  readonly evidence: readonly HandlerEvidence[]
}

export interface HandlerEvidence extends Pick<Evidence, "file" | "line" | "chain"> {
  /** What the line names, where the entry's resource covers more than that. */
  readonly resource?: string
}

export function toHandlerDocument({ functionId, grants, warnings }: FunctionPolicy, place: Place): HandlerDocument {
  const statements = grants.map(({ action, resource, condition, evidence }) => ({
    action,
    resource: literalResource(resource, place),
    ...(condition && { condition: mapCondition(condition, (value) => literalValues(value, place)) }),
    evidence: evidence.map(({ file, line, chain, resource: named }) => ({
      ...{ file, line, chain },
      ...(named !== undefined && { resource: literalResource(named, place) }),
    })),
  }))
  return { handler: functionId, statements: statements.toSorted(byActionAndResource), warnings }
}

function literalValues(value: CfnValue, place: Place): CfnValue {
  return Array.isArray(value)
    ? value.map((item: CfnValue) => literalResource(item, place))
    : literalResource(value, place)
}

function byActionAndResource(a: HandlerStatement, b: HandlerStatement): number {
  return compare(a.action, b.action) || compare(a.resource, b.resource)
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
