import type { CfnValue } from "../../model/cloudformation.ts"
import { findReference } from "../../model/find-reference.ts"
import type { PlanRefs } from "../../model/kind.ts"
import { logicalId } from "../../model/logical-id.ts"
import type { Token } from "./tokens.ts"

/** What the template has for a token. */
export function tokenValue({ kind, id, property }: Token, refs: PlanRefs): CfnValue {
  if (kind === "lambda") return refs.functionArn(id)
  const reference = findReference(refs.references, { kind, id, property })
  if (!reference) throw new Error(`the ${kind} ${id} has no ${property}`)
  return property === "arn" ? reference.arn : reference.value
}

/** The same, for its ARN. */
export function tokenArn(token: Token, refs: PlanRefs): CfnValue {
  return tokenValue({ ...token, property: "arn" }, refs)
}

/** By which a definition's substitutions know a token: `OrdersQueueUrl`. */
export function tokenName({ kind, id, property }: Token): string {
  return logicalId(id, kind === "lambda" ? "Function" : kind, property)
}
