import type { ApiDescription } from "@tsapi/framework/gateway"
import type { AppModel, FunctionModel } from "../model/app-model.ts"
import type { FunctionSpec } from "./function-spec.ts"

interface VersionContext {
  readonly app: AppModel
  readonly api: Pick<ApiDescription, "stageVariables" | "canary">
}

/**
 * By the ids of functions, all that their answers depend on beside the request: code (its path carries the hash), environment
 * and settings, what they may ask of AWS, and the stage variables in their events.
 */
export function functionVersions(
  specs: readonly FunctionSpec[],
  { app, api: { stageVariables, canary } }: VersionContext,
): ReadonlyMap<string, unknown> {
  const permissions = new Map(app.functions.map((fn) => [fn.id, permissionsOf(fn)]))
  return new Map(
    specs.map((spec) => [spec.id, { spec, permissions: permissions.get(spec.id), stageVariables, canary }]),
  )
}

// Without the places in the source, which move with every edit.
function permissionsOf({ iam, policy, role }: FunctionModel): unknown {
  const grants = iam.map(({ action, resource, condition }) => ({ action, resource, condition }))
  return { grants, policy: typeof policy === "string" ? policy : policy.file, role }
}
