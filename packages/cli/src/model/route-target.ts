import { type ApiRoute, targetLabel } from "@tsapi/framework/gateway"

/** What answers a route, for people: `Api`, or `→ SQS SendMessage` where it is no function. */
export function routeTarget({ target }: Pick<ApiRoute, "target">): string {
  return target.type === "function" ? target.functionId : `→ ${targetLabel(target)}`
}

/** The same for `--json`. */
export function routeTargetDocument({ target }: Pick<ApiRoute, "target">) {
  if (target.type === "function") return { function: target.functionId }
  return { function: null, integration: targetLabel(target) }
}
