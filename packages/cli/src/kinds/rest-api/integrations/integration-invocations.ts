import type { CfnIntrinsic } from "@tsapi/framework"
import { type ApiDescription, type ApiRoute, stageFunctions } from "@tsapi/framework/gateway"
import { integrationResourceId } from "./integration-resource-id.ts"

/** A function that is not of the app and that one of its routes invokes, with what the template's permission is called. */
export interface IntegrationInvocation {
  readonly permissionId: string
  /** With stage variables filled in. */
  readonly functionArn: string | CfnIntrinsic
  readonly route: ApiRoute
}

/** What the template lets the API invoke that is not of the app: for a canary with other variables one more of a route. */
export function integrationInvocations(
  api: Pick<ApiDescription, "routes" | "stageVariables" | "canary">,
): readonly IntegrationInvocation[] {
  return api.routes.flatMap((route) => {
    const { target } = route
    if (target.type !== "aws_proxy" || !target.permission) return []
    return stageFunctions(target.functionArn, api).map((functionArn, index) => ({
      permissionId: integrationResourceId(route, index === 0 ? "InvokePermission" : "CanaryInvokePermission"),
      functionArn,
      route,
    }))
  })
}
