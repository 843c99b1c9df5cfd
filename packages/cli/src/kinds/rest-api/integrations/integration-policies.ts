import type { ApiDescription } from "@tsapi/framework/gateway"
import type { FunctionPolicy } from "../../../model/grant.ts"
import { integrationRoleId, ownRoles } from "./integration-roles.ts"
import { textValue } from "./text-value.ts"

/** What the roles of an API's integrations allow, as the policies of functions are told. */
export function integrationPolicies(api: ApiDescription): readonly FunctionPolicy[] {
  return ownRoles(api).map(({ route: { method, path, location }, target }) => ({
    functionId: `${method} ${path}`,
    roleId: integrationRoleId({ method, path }),
    grants: [
      {
        action: target.permission.action,
        resource: textValue(target.permission.resource),
        evidence: [{ file: location.file, line: location.line, chain: [`integration("${method}", "${path}")`] }],
      },
    ],
    warnings: [],
  }))
}
