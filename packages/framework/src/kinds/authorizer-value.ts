import { describedValues } from "../declarations/authorizers/authorizer-ids.ts"
import type { RuntimeKind } from "./runtime-kind.ts"

/** Authorizers that are no classes of the app. What code they need is the framework's, and not run through the app. */
export const authorizerValue: RuntimeKind = {
  name: "authorizerValue",
  accepts() {
    return false
  },
  createRunner() {
    return () => Promise.reject(new Error("An authorizer value runs nothing"))
  },
  describe: process.env.TSAPI_PHASE === "run" ? undefined : describedValues,
}
