import { apiOptionFaults } from "./check-api-options.ts"
import { type DeclaredApi, locationOf } from "./declared-api.ts"
import type { Fault } from "./fault.ts"

/** Faults of the App's `api`. */
export function checkApi({ app }: DeclaredApi): readonly Fault[] {
  if (!app?.api) return []
  const location = locationOf(app)
  return apiOptionFaults(app.api, ["api"]).map(({ message, hint }) => ({
    code: "API_OPTION_INVALID",
    message,
    hint,
    location,
  }))
}
