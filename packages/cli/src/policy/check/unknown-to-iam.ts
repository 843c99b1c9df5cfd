import { matchesPattern } from "@tsapi/framework/iam"
import { actionsOf, mayTakeAll, resourceTypesOf } from "../permissions/service-data.ts"
import type { Pair } from "./pairs.ts"
import { showArn } from "./show-arn.ts"

/** What IAM would not understand in a permission: an action it lacks, or a resource that the action does not take. */
export function unknownToIam({ action, resource }: Pick<Pair, "action" | "resource">): string | undefined {
  if (/[*?]/.test(action)) return wildcardFault(action)
  const types = resourceTypesOf(action)
  if (!types) return `${action} is not an action of IAM`
  if (resource === "*") {
    const isScoped = types.some(({ required }) => required) && !mayTakeAll(action)
    return isScoped ? `${action} is allowed on everything, and takes resources` : undefined
  }
  // The ARN of a declared resource is CloudFormation's to fill in.
  if (!resource.startsWith("arn:") || resource.startsWith("arn:aws:declared:")) return undefined
  const formats = types.flatMap(({ format }) => format.split(", "))
  const fits = formats.some((format) => matchesPattern(format.replaceAll(/\$\{\w+\}/g, "*"), resource))
  return fits ? undefined : `${action} takes no resource such as ${showArn(resource)}`
}

function wildcardFault(action: string): string {
  const [service = "", pattern = ""] = action.toLowerCase().split(":")
  const names = [...actionsOf(service).keys()].filter((name) => matchesPattern(pattern, name.toLowerCase()))
  if (action !== "*" && names.length === 0) return `${action} fits no action of IAM`
  return `${action} names its actions by a wildcard`
}
