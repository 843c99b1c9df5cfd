import type { ApiDescription } from "@tsapi/framework/gateway"
import type { KindModel } from "../../../model/app-model.ts"
import type { FunctionPolicy } from "../../../model/grant.ts"
import { integrationPermissions } from "./integration-permissions.ts"
import { integrationRoleId, ownRoles } from "./integration-roles.ts"

/** What the roles of an API's integrations allow, as the policies of functions are told. */
export function integrationPolicies(api: ApiDescription, declared: readonly KindModel[]): readonly FunctionPolicy[] {
  return ownRoles(api).map(({ route: { method, path, location }, target }) => ({
    functionId: `${method} ${path}`,
    roleId: integrationRoleId({ method, path }),
    grants: integrationPermissions(target, declared).map((permission) => ({
      ...permission,
      evidence: [{ file: location.file, line: location.line, chain: [`integration("${method}", "${path}")`] }],
    })),
    warnings: [],
  }))
}
