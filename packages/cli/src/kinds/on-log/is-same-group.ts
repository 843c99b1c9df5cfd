import type { LogGroup } from "@tsapi/framework"

export function isSameGroup(one: LogGroup, other: LogGroup): boolean {
  if ("functionId" in one) return "functionId" in other && one.functionId === other.functionId
  return "name" in other && one.name === other.name
}
