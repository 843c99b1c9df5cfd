import { describe, expect, it } from "vitest"
import type { FunctionPolicy } from "../model/grant.ts"
import { rejectUnsafePolicies } from "./reject-unsafe-policies.ts"

function policyWith(functionId: string, code: string): FunctionPolicy {
  const warning = { code, message: "RoleArn is not known", hint: "Use a constant.", file: "src/a.ts", line: 3 }
  return { functionId, grants: [], warnings: [warning] }
}

describe("rejectUnsafePolicies", () => {
  it("lets warnings pass that only widen a permission", () => {
    expect(() => rejectUnsafePolicies([policyWith("Api", "POLICY_RESOURCE_UNKNOWN")])).not.toThrow()
  })

  it("reports a refused permission once, however many functions need it", () => {
    const policies = ["A", "B"].map((id) => policyWith(id, "POLICY_RESOURCE_DANGEROUS"))
    expect(() => rejectUnsafePolicies(policies)).toThrow(
      expect.objectContaining({
        errors: [
          expect.objectContaining({
            code: "POLICY_RESOURCE_DANGEROUS",
            location: { file: "src/a.ts", line: 3 },
            hint: "Use a constant.",
          }),
        ],
      }),
    )
  })
})
