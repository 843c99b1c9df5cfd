import { UserError, UserErrors } from "../errors/user-error.ts"
import type { CfnResource } from "../model/cloudformation.ts"
import { closest } from "@tsapi/framework/checks"
import type { SourceLocation } from "../model/source-location.ts"
import type { PlannedFunction, StackPlan } from "../model/stack-plan.ts"
import { referencedIds } from "./referenced-ids.ts"

/** Throws `UserErrors` for intrinsic functions that a user wrote and that point at nothing in the template. */
export function checkDeclaredReferences(plan: StackPlan, resources: Readonly<Record<string, CfnResource>>): void {
  const known = Object.keys(resources)
  const faults = plan.functions.flatMap(written).flatMap(({ what, value, location }) =>
    referencedIds(value)
      .filter((id) => !known.includes(id) && !id.startsWith("AWS::"))
      .map((id) => {
        const meant = closest(id, known)
        const hint = meant ? `Did you mean ${meant}?` : "Use a logical id of the template that `tsapi package` writes."
        return new UserError("IAM_INVALID", `${what} refers to ${id}, which the template does not have`, {
          hint,
          location,
        })
      }),
  )
  const distinct = new Map(faults.map((fault) => [`${fault.message} ${JSON.stringify(fault.location)}`, fault]))
  if (distinct.size > 0) throw new UserErrors([...distinct.values()])
}

interface Written {
  readonly what: string
  readonly value: unknown
  readonly location: SourceLocation
}

function written({ model, file }: PlannedFunction): readonly Written[] {
  const { id, iam, role, permissionsBoundary, location } = model
  return [
    ...iam.map(({ resource, condition, evidence: [first = location] }) => ({
      what: "iam",
      value: [resource, condition],
      location: { file: first.file, line: first.line },
    })),
    { what: `role of ${id}`, value: role, location },
    { what: `permissionsBoundary of ${id}`, value: permissionsBoundary, location },
    ...(file ? [{ what: "the policy file", value: file.statements, location: { file: file.name, line: 1 } }] : []),
  ]
}
