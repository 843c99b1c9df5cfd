import type { CfnValue } from "../model/cloudformation.ts"
import { matchesPattern } from "@tsapi/framework/iam"
import { plainText } from "./plain-text.ts"

/** Finds those of some resources that stand for a given one, too: `todos/*` for `todos/1`. */
export function coveringResources(resources: readonly CfnValue[]): (narrow: CfnValue) => readonly CfnValue[] {
  const wide = resources.map((resource) => ({ resource, pattern: plainText(resource) }))
  const wildcards = wide.filter(({ pattern }) => /[*?]/.test(pattern))
  return (narrow) => {
    if (wildcards.length === 0) return []
    const text = plainText(narrow)
    return wildcards
      .filter(({ pattern }) => pattern !== text && matchesPattern(pattern, text))
      .map(({ resource }) => resource)
  }
}
