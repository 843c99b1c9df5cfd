import type { CfnValue } from "../model/cloudformation.ts"
import type { FunctionPolicy, Grant } from "../model/grant.ts"
import { evaluatePolicy, type PlainPolicy } from "./evaluate-policy.ts"
import type { Condition, RequestContext } from "./evaluate-condition.ts"
import { matchesPattern } from "./matches-pattern.ts"
import { actionsOf, mayTakeAll, resourceTypesOf } from "./permissions/service-data.ts"
import { plainText } from "./plain-text.ts"
import { renderPolicyDocument } from "./render-policy-document.ts"

/** IAM's limit on all inline policies of a role, without white space. */
const largestInlinePolicy = 10_240

/**
 * What is wrong with a policy that was inferred: it must suffice for every recorded call, have no permission that no
 * call needs, refuse near misses, and name actions and resources that IAM knows. Empty when all is well.
 */
export function selfCheck({ grants }: Pick<FunctionPolicy, "grants">): readonly string[] {
  const document = renderPolicyDocument(grants)
  const pairs = document.Statement.flatMap(({ Action, Resource, Condition }) =>
    Action.flatMap((action) =>
      Resource.map((resource) => ({ action, resource, ...(Condition && { condition: Condition }) })),
    ),
  )
  const plain = toPlain(pairs)
  const size = JSON.stringify(document).length
  return [
    ...grants.filter((grant) => !isAllowed([plain], grant)).map((grant) => `${show(grant)} is needed and not allowed`),
    ...pairs.filter((pair) => !isNeeded(pair, pairs, grants)).map((pair) => `${show(pair)} is allowed and not needed`),
    ...pairs.flatMap((pair) => nearMisses(pair, pairs)),
    ...grants.flatMap(unknownToIam),
    ...(size > largestInlinePolicy ? [`The policy has ${size} characters; IAM takes ${largestInlinePolicy}`] : []),
  ]
}

// Without it, some recorded call that it allows would be refused.
function isNeeded(pair: Pair, pairs: readonly Pair[], grants: readonly Grant[]): boolean {
  const own = toPlain([pair])
  const others = toPlain(pairs.filter((other) => other !== pair))
  return grants.some((grant) => isAllowed([own], grant) && !isAllowed([others], grant))
}

type Pair = Pick<Grant, "action" | "resource" | "condition">

function toPlain(pairs: readonly Pair[]): PlainPolicy {
  return {
    Statement: pairs.map(({ action, resource, condition }) => ({
      Effect: "Allow",
      Action: action,
      Resource: plainText(resource),
      ...(condition && { Condition: plainCondition(condition) }),
    })),
  }
}

function plainCondition(condition: NonNullable<Grant["condition"]>): Condition {
  const plain = (keys: Readonly<Record<string, CfnValue>>) =>
    Object.fromEntries(Object.entries(keys).map(([key, value]) => [key, plainText(value)]))
  return Object.fromEntries(Object.entries(condition).map(([operator, keys]) => [operator, plain(keys)]))
}

function isAllowed(policies: readonly PlainPolicy[], { action, resource, condition }: Pair): boolean {
  // What `*` may stand for in a grant is some text: any will do.
  const asked = plainText(resource).replaceAll("*", "any").replaceAll("?", "x")
  return evaluatePolicy(policies, { action, resource: asked, context: contextOf(condition) }) === "allow"
}

function contextOf(condition: Grant["condition"]): RequestContext {
  const keys = Object.values(condition ?? {}).flatMap((part) => Object.entries(part))
  return Object.fromEntries(keys.map(([key, value]) => [key, plainText(value)]))
}

// A sibling action on the resource, and the action on a sibling of the resource, must be refused.
function nearMisses(pair: Pair, pairs: readonly Pair[]): readonly string[] {
  const policy = toPlain(pairs)
  const [prefix = ""] = pair.action.split(":")
  const granted = new Set(pairs.map(({ action }) => action))
  const sibling = [...actionsOf(prefix).keys()].find(
    (name) => !granted.has(`${prefix}:${name}`) && name !== "GetCallerIdentity",
  )
  const otherAction = { ...pair, action: `${prefix}:${sibling ?? "NoSuchAction"}` }
  const arn = plainText(pair.resource)
  const open =
    arn.endsWith("*") || pairs.some(({ action, resource }) => action === pair.action && plainText(resource) === "*")
  const otherResource = { ...pair, resource: `${arn.replaceAll("*", "any")}-sibling` }
  const isMatched = pairs.some(
    ({ action, resource }) =>
      action === pair.action &&
      resource !== pair.resource &&
      matchesPattern(plainText(resource), otherResource.resource),
  )
  return [
    ...(isAllowed([policy], otherAction) ? [`${show(otherAction)} is allowed by accident`] : []),
    ...(!open && !isMatched && isAllowed([policy], otherResource)
      ? [`${show(otherResource)} is allowed by accident`]
      : []),
  ]
}

function unknownToIam({ action, resource }: Grant): readonly string[] {
  const types = resourceTypesOf(action)
  if (!types) return [`${action} is not an action of IAM`]
  const arn = plainText(resource)
  if (arn === "*") {
    const isScoped = types.some(({ required }) => required) && !mayTakeAll(action)
    return isScoped ? [`${action} is allowed on everything, and takes resources`] : []
  }
  // The ARN of a declared resource is CloudFormation's to fill in.
  if (!arn.startsWith("arn:") || arn.startsWith("arn:aws:declared:")) return []
  const fits = types.some(({ format }) =>
    format.split(", ").some((one) => matchesPattern(one.replaceAll(/\$\{\w+\}/g, "*"), arn)),
  )
  return fits ? [] : [`${action} takes no resource such as ${arn}`]
}

function show({ action, resource }: { action: string; resource: CfnValue }): string {
  return `${action} on ${plainText(resource)}`
}
