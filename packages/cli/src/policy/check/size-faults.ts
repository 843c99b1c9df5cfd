import { policySize } from "../policy-size.ts"
import type { RoleDocument } from "./role-documents.ts"

/** IAM's limit on all inline policies of a role, in characters without white space. */
const largestInlinePolicies = 10_240
/** IAM's limit on one managed policy. */
const largestManagedPolicy = 6144
/** What a role takes without a raised quota. */
const mostManagedPolicies = 10

/** Where a role's policies are more or longer than IAM takes. */
export function sizeFaults(documents: readonly RoleDocument[], stackName: string): readonly string[] {
  const sizesOf = (wanted: RoleDocument["kind"]) =>
    documents.filter(({ kind }) => kind === wanted).map(({ template }) => policySize(template, stackName))
  const inline = sizesOf("inline").reduce((sum, size) => sum + size, 0)
  const managed = sizesOf("managed")
  return [
    ...(inline > largestInlinePolicies
      ? [`The inline policies have ${inline} characters; IAM takes ${largestInlinePolicies}`]
      : []),
    ...managed
      .filter((size) => size > largestManagedPolicy)
      .map((size) => `A managed policy has ${size} characters; IAM takes ${largestManagedPolicy}`),
    ...(managed.length > mostManagedPolicies
      ? [`The role has ${managed.length} managed policies; IAM takes ${mostManagedPolicies}`]
      : []),
  ]
}
