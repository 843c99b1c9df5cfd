import type { AppModel } from "../model/app-model.ts"
import type { FunctionPolicy } from "../model/grant.ts"
import { httpOf } from "./http.ts"
import { integrationPolicies } from "./rest-api/integrations/integration-policies.ts"

/** What an app's API may do by itself, without a function. */
export function apiPolicies({ declared }: Pick<AppModel, "declared">): readonly FunctionPolicy[] {
  const http = httpOf(declared)
  return http ? integrationPolicies(http.api, declared) : []
}
