import { fillInPlace } from "../model/fill-in-place.ts"
import type { FunctionPolicy } from "../model/grant.ts"
import type { Place } from "../model/literal-resource.ts"
import { mapCondition } from "../model/map-condition.ts"
import type { StatementDocument } from "../model/policy-document.ts"

/** A policy with the region and the account in its ARNs, as far as `--region` and `--account` tell them. */
export function placePolicy(policy: FunctionPolicy, place: Place): FunctionPolicy {
  const { grants, file } = policy
  const fill = (statement: StatementDocument) =>
    Object.fromEntries(Object.entries(statement).map(([key, value]) => [key, fillInPlace(value, place)]))
  return {
    ...policy,
    grants: grants.map(({ resource, condition, ...grant }) => ({
      ...grant,
      resource: fillInPlace(resource, place),
      ...(condition && { condition: mapCondition(condition, (value) => fillInPlace(value, place)) }),
    })),
    ...(file && { file: { ...file, statements: file.statements.map(fill) } }),
  }
}
