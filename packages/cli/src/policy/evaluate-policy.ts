import {
  type Condition,
  type RequestContext,
  conditionHolds,
  fillVariables,
  matchesPattern,
} from "@tsapi/framework/iam"

/** An identity policy with plain ARNs. */
export interface PlainPolicy {
  readonly Statement: readonly PlainStatement[]
}

export interface PlainStatement {
  readonly Effect: "Allow" | "Deny"
  readonly Action?: string | readonly string[]
  readonly NotAction?: string | readonly string[]
  readonly Resource?: string | readonly string[]
  readonly NotResource?: string | readonly string[]
  readonly Condition?: Condition
}

/** What a role asks for. */
export interface AccessRequest {
  /** `dynamodb:GetItem`. */
  readonly action: string
  /** The ARN; `*` for an action that takes no resource. */
  readonly resource: string
  readonly context?: RequestContext
}

/** `implicitDeny`: no statement speaks of it. */
export type Decision = "allow" | "explicitDeny" | "implicitDeny"

/** Decides as IAM does for an identity's own policies: a Deny wins, then an Allow, and what nothing allows is denied. */
export function evaluatePolicy(policies: readonly PlainPolicy[], request: AccessRequest): Decision {
  // STS answers this to everyone, whatever the policies say.
  if (request.action === "sts:GetCallerIdentity") return "allow"
  const statements = policies.flatMap(({ Statement }) => Statement).filter((statement) => applies(statement, request))
  if (statements.some(({ Effect }) => Effect === "Deny")) return "explicitDeny"
  return statements.length > 0 ? "allow" : "implicitDeny"
}

function applies(statement: PlainStatement, { action, resource, context = {} }: AccessRequest): boolean {
  const { Action, NotAction, Resource, NotResource, Condition, Effect } = statement
  const isAction = (pattern: string) => matchesPattern(pattern.toLowerCase(), action.toLowerCase())
  if (NotAction === undefined ? !listOf(Action).some(isAction) : listOf(NotAction).some(isAction)) return false
  const isNamed = namesResource(listOf(NotResource ?? Resource), { resource, context })
  const isResource = isNamed === "unknown" || NotResource === undefined ? isNamed : !isNamed
  if (isResource === false) return false
  const holds = Condition === undefined ? true : conditionHolds(Condition, context)
  if (holds === false) return false
  // What cannot be judged must not open anything.
  return Effect === "Deny" || (holds === true && isResource === true)
}

function namesResource(
  patterns: readonly string[],
  { resource, context }: { readonly resource: string; readonly context: RequestContext },
): boolean | "unknown" {
  const filled = patterns.map((pattern) => fillVariables(pattern, context))
  if (filled.some((pattern) => pattern !== undefined && matchesPattern(pattern, resource))) return true
  return filled.includes(undefined) ? "unknown" : false
}

/** Of an element of a statement that may be one string or several. */
export function listOf(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return []
  return typeof value === "string" ? [value] : value
}
