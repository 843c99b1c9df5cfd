import { type Check, fault, show } from "@tsapi/framework/checks"

/**
 * A text that becomes a part of a resource in a policy, where `*` and `?` would stand for others and `${…}` for a variable.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export const policyText: Check = (value, at) =>
  typeof value === "string" && /[*?$]/.test(value)
    ? [fault(at, `is ${show(value)}`, "Leave out *, ? and $, which are patterns and variables in a policy.")]
    : []
