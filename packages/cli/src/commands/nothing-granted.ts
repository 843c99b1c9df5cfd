import { UserError } from "../errors/user-error.ts"
import { closest } from "@tsapi/framework/checks"
import type { FunctionPolicy } from "../model/grant.ts"
import { showResource } from "../model/show-resource.ts"
import { actionsOf, serviceData } from "../policy/permissions/service-data.ts"

/** The answer to a question about permissions that no function has: what may be meant, and what is there instead. */
export function nothingGranted(question: string, policies: readonly FunctionPolicy[]): UserError {
  const [only, second] = policies
  const who = only && !second ? `${only.functionId} may not` : "No function may"
  const [service = "", name] = question.split(":")
  if (name === undefined || service.toLowerCase() === "arn") {
    return new UserError("POLICY_NOT_GRANTED", `No permission has "${question}" in it`, {
      hint: closestName(question, policies) ?? "tsapi policy lists them all.",
    })
  }
  return new UserError("POLICY_NOT_GRANTED", `${who} ${question}`, {
    hint: [...unknownToIam(service, name), grantedInstead(question, policies)].join(" "),
  })
}

function closestName(question: string, policies: readonly FunctionPolicy[]): string | undefined {
  const names = policies.flatMap(({ grants }) =>
    grants.flatMap(({ action, resource }) => [action.split(":")[1] ?? "", showResource(resource)]),
  )
  const meant = closest(question, names)
  return meant && `Did you mean ${meant}?`
}

function unknownToIam(service: string, name: string): readonly string[] {
  const known = actionsOf(service.toLowerCase())
  if (known.size === 0) {
    const meant = closest(service, Object.keys(serviceData().services))
    return [`IAM knows no service ${service}${meant ? `: did you mean ${meant}?` : "."}`]
  }
  const isKnown = [...known.keys()].some((action) => action.toLowerCase() === name.toLowerCase())
  return isKnown || /[*?]/.test(name) ? [] : ["IAM has no such action."]
}

function grantedInstead(question: string, policies: readonly FunctionPolicy[]): string {
  const [service = ""] = question.toLowerCase().split(":")
  const siblings = policies.flatMap(({ functionId, grants }) =>
    grants.filter(({ action }) => action.startsWith(`${service}:`)).map(({ action }) => ({ action, functionId })),
  )
  const actions = [...new Set(siblings.map(({ action }) => action))].toSorted()
  const near = closest(question, actions)
  if (near !== undefined) {
    const holders = new Set(siblings.filter(({ action }) => action === near).map(({ functionId }) => functionId))
    return `${[...holders].join(", ")} may ${near}.`
  }
  if (actions.length === 0) return `No reachable code calls ${service}.`
  return `What reachable code calls of ${service}: ${actions.map((action) => action.split(":")[1]).join(", ")}.`
}
