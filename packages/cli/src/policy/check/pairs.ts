import { type Condition, matchesPattern } from "@tsapi/framework/iam"
import { type AccessRequest, evaluatePolicy, type PlainStatement } from "../evaluate-policy.ts"

/** An Allow of one action on one resource. */
export interface Pair {
  readonly action: string
  readonly resource: string
  readonly condition: Condition | undefined
}

/** A role's statements, taken apart so that each single permission can be judged. */
export interface TakenApart {
  readonly pairs: readonly Pair[]
  /** Whether IAM allows a request. */
  allows(request: AccessRequest): boolean
  /** The pairs of which each alone lets a request pass that the other statements, such as a Deny, leave to it. */
  allowedBy(request: AccessRequest): readonly Pair[]
  /** Whether this pair alone, beside those other statements, lets a request pass. */
  isAllowedBy(pair: Pair, request: AccessRequest): boolean
}

export function takeApart(statements: readonly PlainStatement[]): TakenApart {
  const isApart = ({ Effect, NotAction, NotResource }: PlainStatement) =>
    Effect === "Allow" && NotAction === undefined && NotResource === undefined
  const others = statements.filter((statement) => !isApart(statement))
  const pairs = statements.filter(isApart).flatMap(toPairs)
  // Most pairs are of other actions, which matter to no request of this one.
  const byAction = new Map<string, readonly Pair[]>()
  const ofAction = (action: string) => {
    const key = action.toLowerCase()
    const found = byAction.get(key) ?? pairs.filter((pair) => matchesPattern(pair.action.toLowerCase(), key))
    byAction.set(key, found)
    return found
  }
  const decide = (some: readonly Pair[], request: AccessRequest) =>
    evaluatePolicy([{ Statement: [...some.map(toStatement), ...others] }], request) === "allow"
  return {
    pairs,
    allows: (request) => decide(ofAction(request.action), request),
    allowedBy: (request) =>
      decide([], request) ? [] : ofAction(request.action).filter((pair) => decide([pair], request)),
    isAllowedBy: (pair, request) => (others.length > 0 || isAction(pair, request)) && decide([pair], request),
  }
}

/** Whether a pair, which may hold wildcards, is about the action that a request asks for. */
export function isAction({ action }: Pick<Pair, "action">, request: AccessRequest): boolean {
  return matchesPattern(action.toLowerCase(), request.action.toLowerCase())
}

function toPairs({ Action = [], Resource = [], Condition }: PlainStatement): readonly Pair[] {
  return [Action]
    .flat()
    .flatMap((action) => [Resource].flat().map((resource) => ({ action, resource, condition: Condition })))
}

function toStatement({ action, resource, condition }: Pair): PlainStatement {
  return { Effect: "Allow", Action: action, Resource: resource, ...(condition && { Condition: condition }) }
}
