import type { CfnValue } from "../../src/model/cloudformation.ts"
import type { FunctionPolicy, Grant } from "../../src/model/grant.ts"
import type { PlainPolicy } from "../../src/policy/evaluate-policy.ts"
import { literalResource } from "../../src/model/literal-resource.ts"
import { renderPolicyDocument } from "../../src/policy/render-policy-document.ts"
import { type CorpusCase, type CorpusPair, corpusPlace } from "./corpus-case.ts"
import { evaluatePolicy } from "../../src/policy/evaluate-policy.ts"

/** The policy document of a function, with the ARNs of the corpus's region and account. */
export function literalDocument({ grants }: Pick<FunctionPolicy, "grants">): PlainPolicy {
  return {
    Statement: renderPolicyDocument(grants).Statement.map(({ Action, Resource, Condition }) => ({
      Effect: "Allow",
      Action,
      Resource: Resource.map(literal),
      ...(Condition && { Condition: literalCondition(Condition) }),
    })),
  }
}

/** A grant with the values of the corpus's region and account. */
export function literalGrant({ action, resource, condition }: Grant) {
  return { action, resource: literal(resource), ...(condition && { condition: literalCondition(condition) }) }
}

export function literal(value: CfnValue): string {
  return literalResource(value, corpusPlace)
}

/** What a case needs and a policy refuses. */
export function refusedBy(policy: PlainPolicy, { allowed }: CorpusCase): readonly CorpusPair[] {
  return allowed.filter((pair) => !isAllowed(policy, anyOf(pair)))
}

/** The near misses that a policy lets through. */
export function nearMissesAllowedBy(policy: PlainPolicy, { denied }: CorpusCase): readonly CorpusPair[] {
  return denied.filter((pair) => isAllowed(policy, pair))
}

function isAllowed(policy: PlainPolicy, { action, resource, condition = {} }: CorpusPair): boolean {
  const context = Object.fromEntries(Object.values(condition).flatMap((keys) => Object.entries(keys)))
  return evaluatePolicy([policy], { action, resource, context }) === "allow"
}

// What a wildcard stands for is some text: any will do.
function anyOf(pair: CorpusPair): CorpusPair {
  return pair.resource === "*" ? pair : { ...pair, resource: pair.resource.replaceAll("*", "any").replaceAll("?", "x") }
}

function literalCondition(
  condition: Readonly<Record<string, Readonly<Record<string, CfnValue>>>>,
): Record<string, Record<string, string>> {
  return mapValues(condition, (keys) => mapValues(keys, literal))
}

function mapValues<From, To>(record: Readonly<Record<string, From>>, change: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))
}
