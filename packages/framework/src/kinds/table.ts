import { registeredResources } from "../declarations/resource-registry.ts"
import type { RuntimeKind } from "./runtime-kind.ts"

/** DynamoDB tables: resources, which no event is for. */
export const table: RuntimeKind = {
  name: "table",
  accepts() {
    return false
  },
  createRunner() {
    return () => Promise.reject(new Error("A table runs nothing"))
  },
  describe: process.env.TSAPI_PHASE === "run" ? undefined : () => registeredResources("table"),
}
