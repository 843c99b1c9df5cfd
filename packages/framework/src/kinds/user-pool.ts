import { registeredResources } from "../declarations/resource-registry.ts"
import type { RuntimeKind } from "./runtime-kind.ts"

/** Cognito user pools: resources, which no event is for. */
export const userPool: RuntimeKind = {
  name: "userPool",
  accepts() {
    return false
  },
  createRunner() {
    return () => Promise.reject(new Error("A user pool runs nothing"))
  },
  describe: process.env.TSAPI_PHASE === "run" ? undefined : () => registeredResources("userPool"),
}
