import { describeIntegrations } from "../declarations/integrations/describe-integrations.ts"
import type { RuntimeKind } from "./runtime-kind.ts"

/** Routes that API Gateway serves without a function: no event comes of them. */
export const integration: RuntimeKind = {
  name: "integration",
  accepts() {
    return false
  },
  createRunner() {
    return () => Promise.reject(new Error("An integration runs nothing"))
  },
  describe: process.env.TSAPI_PHASE === "run" ? undefined : describeIntegrations,
}
