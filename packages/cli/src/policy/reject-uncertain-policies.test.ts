import { describe, expect, it } from "vitest"
import type { FunctionPolicy } from "../model/grant.ts"
import { rejectUncertainPolicies } from "./reject-uncertain-policies.ts"

function policyWith(...codes: readonly string[]): FunctionPolicy {
  const warnings = codes.map((code) => ({
    code,
    message: "Bucket is not known",
    hint: "Name it.",
    file: "a.ts",
    line: 3,
  }))
  return { functionId: "Api", grants: [], warnings }
}

describe("rejectUncertainPolicies", () => {
  it("lets policies without warnings pass", () => {
    expect(() => rejectUncertainPolicies([policyWith(), policyWith()])).not.toThrow()
  })

  it("makes an error of every warning, each once", () => {
    const policies = [policyWith("POLICY_RESOURCE_UNKNOWN", "POLICY_CODE_OPAQUE"), policyWith("POLICY_CODE_OPAQUE")]
    expect(() => rejectUncertainPolicies(policies)).toThrow(
      expect.objectContaining({
        errors: [
          expect.objectContaining({ code: "POLICY_RESOURCE_UNKNOWN", location: { file: "a.ts", line: 3 } }),
          expect.objectContaining({ code: "POLICY_CODE_OPAQUE", hint: "Name it." }),
        ],
      }),
    )
  })
})
