import type { ApiTarget } from "./api-target.ts"

/** The function of a target that must be one: HTTP APIs have no others, as their checks saw. */
export function functionTarget(target: ApiTarget): string {
  if (target.type === "function") return target.functionId
  throw new Error(`an HTTP API cannot go to ${target.type}`)
}
