import type { ApiDescription, ApiRoute } from "@tsapi/framework/gateway"
import type { ResourceReference } from "../../../model/app-model.ts"
import type { FunctionPolicy } from "../../../model/grant.ts"
import { existingFunctionArn } from "../existing-function-arn.ts"
import { integrationInvocations } from "./integration-invocations.ts"
import { integrationPermissions, type IntegrationPermission } from "./integration-permissions.ts"
import { integrationRoleId, ownRoles } from "./integration-roles.ts"

/** What an API's integrations may do, as the policies of functions are told: by their roles, and by leave of functions. */
export function integrationPolicies(
  api: ApiDescription,
  references: readonly ResourceReference[],
): readonly FunctionPolicy[] {
  const roles = ownRoles(api).map(({ route, target }) =>
    policyOf(route, { roleId: integrationRoleId(route), permissions: integrationPermissions(target, references) }),
  )
  const invocations = api.routes.flatMap((route) => {
    const [first, ...others] = integrationInvocations({ ...api, routes: [route] })
    if (!first) return []
    const permissions = [first, ...others].map(({ functionArn }) => ({
      action: "lambda:InvokeFunction",
      resource: existingFunctionArn(functionArn),
    }))
    return [policyOf(route, { roleId: first.permissionId, permissions })]
  })
  return [...roles, ...invocations]
}

interface Allowed {
  readonly roleId: string
  readonly permissions: readonly IntegrationPermission[]
}

function policyOf({ method, path, location }: ApiRoute, { roleId, permissions }: Allowed): FunctionPolicy {
  const evidence = [{ file: location.file, line: location.line, chain: [`integration("${method}", "${path}")`] }]
  return {
    functionId: `${method} ${path}`,
    owner: { noun: "integration", roleId },
    grants: permissions.map((permission) => ({ ...permission, evidence })),
    warnings: [],
  }
}
