import type { FunctionPolicy, Grant } from "../model/grant.ts"
import { showResource } from "../model/show-resource.ts"
import { literalResource } from "../model/literal-resource.ts"
import { matchesPattern } from "@tsapi/framework/iam"

/**
 * The permissions that a question such as `dynamodb:GetItem`, `dynamodb:*`, `GetItem`, `Todos` or an ARN is about,
 * without regard to case; functions without one are left out.
 */
export function selectGrants(policies: readonly FunctionPolicy[], question: string): readonly FunctionPolicy[] {
  const isAsked = question.includes(":") && !question.toLowerCase().startsWith("arn:") ? isAction : isActionOrResource
  return policies
    .map((policy) => ({ ...policy, grants: policy.grants.filter((grant) => isAsked(grant, question.toLowerCase())) }))
    .filter(({ grants }) => grants.length > 0)
}

// A policy file may have wildcards, as the question may.
function isAction({ action }: Grant, question: string): boolean {
  return matchesPattern(question, action.toLowerCase()) || matchesPattern(action.toLowerCase(), question)
}

function isActionOrResource({ action, resource }: Grant, question: string): boolean {
  const name = action.toLowerCase().replace(/^.*:/, "")
  if (matchesPattern(question, name) || matchesPattern(name, question)) return true
  const names = [showResource(resource), literalResource(resource, {})].map((text) => text.toLowerCase())
  return names.some((text) => matchesPattern(question, text) || text.includes(question))
}
