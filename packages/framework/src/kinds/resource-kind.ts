import type { AppDefinition } from "../declarations/app-options.ts"
import type { Declaration } from "../declarations/declaration.ts"
import { registeredResources } from "../declarations/resource-registry.ts"
import type { RuntimeKind } from "./runtime-kind.ts"

/** A kind that no event is for. Its declarations are by default the resources that were constructed. */
export function resourceKind(
  name: string,
  describe: (app: AppDefinition) => readonly Declaration[] = () => registeredResources(name),
): RuntimeKind {
  return {
    name,
    accepts: () => false,
    createRunner: () => () => Promise.reject(new Error(`${name} runs nothing`)),
    describe: process.env.TSAPI_PHASE === "run" ? undefined : describe,
  }
}
