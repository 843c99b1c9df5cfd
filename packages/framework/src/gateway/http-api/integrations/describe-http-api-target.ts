import type { DeclaredTarget } from "../../../declarations/integrations/integration-declaration.ts"
import type { ApiIntegration } from "../../integrations/api-target.ts"
import { placeholdersOf } from "../../integrations/targets/describe-http.ts"
import { describeTarget } from "../../integrations/targets/describe-target.ts"
import { fromVtl } from "./from-vtl.ts"
import { serviceInputs } from "./service-inputs.ts"

/** A target of a route as an HTTP API sees it; what that cannot do, its checks have refused. */
export function describeHttpApiTarget(target: DeclaredTarget, path: string): ApiIntegration {
  const described = describeTarget(target)
  const inputs = serviceInputs(target)
  if (!inputs || described.type !== "aws") return described
  const { service, label, region, role, permission } = described
  const params = new Set(placeholdersOf(path))
  const values = inputs.values.map(
    ({ parameter, vtl, isJson }) => [parameter, fromVtl(vtl, { params, isJson }) ?? ""] as const,
  )
  return {
    type: "service",
    subtype: inputs.subtype,
    service,
    label,
    region,
    ...(role !== undefined && { role }),
    permission,
    inputs: { ...inputs.fixed, ...Object.fromEntries(values) },
  }
}
