import type { FunctionPolicy } from "../model/grant.ts"
import { checkRole } from "./check/check-role.ts"
import { toRoleDocument } from "./check/role-documents.ts"
import { renderPolicyDocument } from "./render-policy-document.ts"

/**
 * What is wrong with a policy that was inferred: it must suffice for every recorded call, have no permission that no
 * call needs, refuse near misses, and name actions and resources that IAM knows. Empty when all is well. Its size is judged
 * where it is divided into the documents of a role.
 */
export function selfCheck({ grants }: Pick<FunctionPolicy, "grants">): readonly string[] {
  const statements = renderPolicyDocument(grants).Statement.map((statement) => ({ ...statement }))
  return checkRole({ documents: [toRoleDocument("inline", statements)], needs: grants, stackName: "" })
    .filter(({ name }) => name !== "size")
    .flatMap(({ faults }) => faults.map(({ message }) => message))
}
