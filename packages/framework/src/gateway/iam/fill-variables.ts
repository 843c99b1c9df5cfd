import type { RequestContext } from "./evaluate-condition.ts"

/**
 * A policy's text with its variables, such as `${aws:username}`, replaced by what the request says, or by their own
 * default; undefined where neither is known.
 */
export function fillVariables(text: string, context: RequestContext): string | undefined {
  if (!text.includes("${")) return text
  let isKnown = true
  const filled = text.replaceAll(variable, (_all, key: string, fallback: string | undefined) => {
    const [, given] = Object.entries(context).find(([name]) => name.toLowerCase() === key.toLowerCase()) ?? []
    const value = typeof given === "string" ? given : fallback
    if (value === undefined) isKnown = false
    // What fills a variable is no pattern.
    return (value ?? "").replaceAll(/[*?$]/g, "$${$&}")
  })
  return isKnown ? filled : undefined
}

// `${AWS::Region}` is CloudFormation's, and no variable of a policy.
const variable = /\$\{([\w-]+:(?!:)[^},]+?)(?:\s*,\s*'([^']*)')?\}/g
