import { UserError } from "../errors/user-error.ts"
import type { CfnValue } from "../model/cloudformation.ts"
import type { FunctionPolicy } from "../model/grant.ts"
import type { RolePolicies, StatementDocument } from "../model/policy-document.ts"
import type { SourceLocation } from "../model/source-location.ts"
import { policySize } from "./policy-size.ts"
import { groupGrants } from "./render-policy-document.ts"
import { splitStatement } from "./split-statement.ts"

/** IAM's limit on all inline policies of a role; white space does not count. */
const largestInlinePolicy = 10_240
/** IAM's limit on one managed policy. */
const largestManagedPolicy = 6144
/** What a role takes without a raised quota. */
const mostManagedPolicies = 10

export interface RoleOwner {
  readonly id: string
  readonly location: SourceLocation
  /** Physical names begin with it, so that it counts in every ARN. */
  readonly stackName: string
}

/** The policies of a function's role, as `dividePolicy` makes them. Throws when they do not fit. */
export function rolePolicies(policy: Pick<FunctionPolicy, "grants" | "file">, owner: RoleOwner): RolePolicies {
  const { id, location, stackName } = owner
  const policies = dividePolicy(policy, stackName)
  if (policies.kind === "inline") return policies
  const { documents } = policies
  const isTooLong = (some: readonly StatementDocument[]) => policySize(some, stackName) > largestManagedPolicy
  if (documents.length <= mostManagedPolicies && !documents.some(isTooLong)) return policies
  const size = policySize(allStatements(policy), stackName)
  const message = `What ${id} may do takes ${size} characters; IAM takes ${mostManagedPolicies} policies of ${largestManagedPolicy} for a role`
  const hint = `Divide the function (split: "controller" or "route"), or give it a shorter document: functions: { ${id}: { policy: "policy.json" } }.`
  throw new UserError("POLICY_TOO_LARGE", message, { hint, location })
}

/** One policy inside the role, or as many managed ones as it takes, even if IAM does not take so many. */
export function dividePolicy(policy: Pick<FunctionPolicy, "grants" | "file">, stackName: string): RolePolicies {
  const statements = allStatements(policy)
  const fits = (some: readonly StatementDocument[]) => policySize(some, stackName) <= largestManagedPolicy
  if (policySize(statements, stackName) <= largestInlinePolicy) return { kind: "inline", statements }
  const pieces = statements.flatMap((statement) => splitStatement(statement, (piece) => fits([piece])))
  return { kind: "managed", documents: pack(pieces, fits) }
}

/** Everything that a function's role must allow, as one document however long. */
export function renderWholePolicy(policy: Pick<FunctionPolicy, "grants" | "file">) {
  return { Version: "2012-10-17", Statement: allStatements(policy) }
}

// What was found or declared, then what the policy file says.
function allStatements({ grants, file }: Pick<FunctionPolicy, "grants" | "file">): readonly StatementDocument[] {
  return [...groupGrants(grants).map((statement) => ({ ...statement })), ...(file?.statements ?? [])]
}

// The largest first, each into the first document that has room.
function pack(
  statements: readonly StatementDocument[],
  fits: (some: readonly StatementDocument[]) => boolean,
): readonly (readonly StatementDocument[])[] {
  const documents: StatementDocument[][] = []
  const size = (statement: CfnValue) => JSON.stringify(statement).length
  for (const statement of statements.toSorted((a, b) => size(b) - size(a))) {
    const roomy = documents.find((some) => fits([...some, statement]))
    if (roomy) roomy.push(statement)
    else documents.push([statement])
  }
  return documents
}
