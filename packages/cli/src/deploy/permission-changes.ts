import type { CfnTemplate } from "../model/cloudformation.ts"
import type { Evidence, FunctionPolicy } from "../model/grant.ts"
import { functionLogicalIds } from "../model/logical-id.ts"
import { showPseudoParameters } from "../model/show-resource.ts"
import { comparePermissions } from "./compare-permissions.ts"
import { locationOf } from "./location-of.ts"
import { readable, type Permission } from "./read-permissions.ts"

/** One thing that becomes possible or impossible. */
export interface PermissionChange extends Permission {
  /** `ApiFunctionRole may dynamodb:GetItem on TodosTable.Arn`. */
  readonly description: string
  /** The user's lines that need what is broadened; for what no code needs, the line that declares it. */
  readonly evidence: readonly Evidence[]
}

export interface PermissionChanges {
  readonly broadened: readonly PermissionChange[]
  readonly narrowed: readonly PermissionChange[]
}

interface Templates {
  readonly before: CfnTemplate
  readonly after: CfnTemplate
  /** Of the code that is to be deployed. */
  readonly policies: readonly FunctionPolicy[]
}

/** What may be done after that was impossible before, and the other way round. */
export function permissionChanges({ before, after, policies }: Templates): PermissionChanges {
  const { broadened, narrowed } = comparePermissions(before, after)
  const withEvidence = (permission: Permission): PermissionChange => {
    const evidence = neededBy(permission, policies)
    const place = locationOf(permission.statedIn, [after, before])
    const gone = permission.effect === "Deny" ? "no longer: " : ""
    return {
      ...permission,
      description: `${gone}${describePermission(permission)}`,
      evidence: evidence.length > 0 || !place ? evidence : [{ ...place, chain: [] }],
    }
  }
  return {
    broadened: broadened.map(withEvidence),
    narrowed: narrowed.map((one) => ({ ...one, description: describePermission(one), evidence: [] })),
  }
}

/** `ApiFunctionRole may dynamodb:GetItem on TodosTable.Arn`. */
export function describePermission({ effect, holder, principal, action, resource, condition }: Permission): string {
  const may = effect === "Deny" ? "must not" : "may"
  const who = principal === "" ? `${holder} ${may} ${action}` : `${principal} ${may} ${action} on ${holder}`
  const where = resource === "" ? "" : ` on ${resource}`
  return showPseudoParameters(`${who}${where}${condition === "" ? "" : ` if ${condition}`}`)
}

function neededBy(
  { holder, action, resource, condition }: Permission,
  policies: readonly FunctionPolicy[],
): readonly Evidence[] {
  const policy = policies.find(
    ({ functionId, owner }) => (owner?.roleId ?? functionLogicalIds(functionId).role) === holder,
  )
  const grants =
    policy?.grants.filter((grant) => grant.action === action && readable(grant.resource) === resource) ?? []
  const same = grants.filter((grant) => readable(grant.condition ?? "") === condition)
  return (same.length > 0 ? same : grants).flatMap(({ evidence }) => evidence)
}

/** The changes as `--json` gives them. */
export function changesDocument({ broadened, narrowed }: PermissionChanges) {
  return { broadened: broadened.map(toDocument), narrowed: narrowed.map(toDocument) }
}

function toDocument({ evidence, limits: _limits, arn: _arn, ...change }: PermissionChange) {
  return { ...change, evidence: evidence.map(({ file, line, chain }) => ({ file, line, chain })) }
}
