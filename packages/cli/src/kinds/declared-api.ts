import { type ApiDescription, checkHttpDeclarations, describeApi } from "@tsapi/framework/gateway"
import type { ModelContext } from "../model/kind.ts"

/** The API for kinds that only look at it; undefined where it has faults, which `http` reports. */
export function declaredApi({ declarations }: Pick<ModelContext, "declarations">): ApiDescription | undefined {
  if (checkHttpDeclarations(declarations).length > 0) return undefined
  return describeApi(declarations, { stageName: "", functionIdOf: () => "" })
}
