import { type RequestContext, matchesPattern } from "@tsapi/framework/iam"
import type { JudgedNeed } from "../../model/access-judge.ts"
import { evaluatePolicy, listOf, type PlainPolicy, type PlainStatement } from "../evaluate-policy.ts"
import { withoutUntold } from "../without-untold.ts"
import { notHere } from "./local-values.ts"

/** Decides over one permission; where this machine cannot know what AWS would, the answer is yes. */
export function decide(
  policy: PlainPolicy,
  need: { readonly action: string; readonly resource: string; readonly context: RequestContext },
): JudgedNeed["decision"] {
  const known = { Statement: policy.Statement.map((statement) => withoutUntold(statement)) }
  const decision = evaluatePolicy([known], need)
  if (decision !== "implicitDeny") return decision
  return known.Statement.some((statement) => mayAllow(statement, need)) ? "allow" : decision
}

// Of a resource that the request leaves open, and of one that has no ARN here.
function mayAllow(
  statement: PlainStatement,
  { action, resource, context }: { action: string; resource: string; context: RequestContext },
): boolean {
  if (statement.Effect !== "Allow" || resource === "*") return false
  const service = action.slice(0, action.indexOf(":"))
  return listOf(statement.Resource).some((granted) => {
    const isOpen = /[*?]/.test(resource) && matchesPattern(resource, granted)
    const isElsewhere = granted.startsWith(notHere) && resource.startsWith(`arn:aws:${service}:`)
    if (!isOpen && !isElsewhere) return false
    return evaluatePolicy([{ Statement: [statement] }], { action, resource: granted, context }) === "allow"
  })
}
