import { apiOptionFaults } from "./check-api-options.ts"
import { apiLocationOf, type DeclaredApi } from "./declared-api.ts"
import type { Fault } from "./fault.ts"

/** Faults of the App's `api`. */
export function checkApi({ app }: DeclaredApi): readonly Fault[] {
  if (!app?.api) return []
  return apiOptionFaults(app.api, ["api"]).map(({ message, hint, path: [, option = "type"] }) => ({
    code: "API_OPTION_INVALID",
    message,
    hint,
    location: apiLocationOf(app, option),
  }))
}
