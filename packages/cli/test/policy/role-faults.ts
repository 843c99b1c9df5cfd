import type { FunctionPolicy } from "../../src/model/grant.ts"
import { checkRole } from "../../src/policy/check/check-role.ts"
import { roleDocuments } from "../../src/policy/check/role-documents.ts"
import { renderPolicyDocument } from "../../src/policy/render-policy-document.ts"

/** What the check of a role finds that allows `granted` where `needs` are needed. */
export function roleFaults(needs: FunctionPolicy["grants"], granted: FunctionPolicy["grants"]): readonly string[] {
  const Statement = renderPolicyDocument(granted).Statement.map((statement) => ({ ...statement }))
  const Properties = { PolicyDocument: { Version: "2012-10-17", Statement }, Roles: [{ Ref: "Role" }] }
  const Resources = { Policy: { Type: "AWS::IAM::Policy", Properties } }
  const template = { AWSTemplateFormatVersion: "2010-09-09", Description: "", Resources, Outputs: {} } as const
  const results = checkRole({ documents: roleDocuments(template, "Role"), needs, stackName: "corpus" })
  return results.flatMap(({ faults }) => faults.map(({ message }) => message))
}
