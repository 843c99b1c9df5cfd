import type { Condition } from "@tsapi/framework/iam"
import type { PlainStatement } from "./evaluate-policy.ts"

/** The keys of conditions whose values a request of the SDK shows. */
export function isTold(key: string): boolean {
  return /^(cloudwatch:namespace|iam:passedtoservice|kms:requestalias|kms:viaservice)$/i.test(key)
}

/** A statement where what only AWS knows, such as the caller's address, is as an Allow wants it. */
export function withoutUntold(statement: PlainStatement, isKnown = isTold): PlainStatement {
  if (!statement.Condition) return statement
  const known = Object.entries(statement.Condition).map(([operator, keys]) => [
    operator,
    Object.fromEntries(Object.entries(keys).filter(([key]) => isKnown(key))),
  ])
  const Condition: Condition = Object.fromEntries(known)
  const isWhole = JSON.stringify(Condition) === JSON.stringify(statement.Condition)
  if (statement.Effect === "Deny" && !isWhole) return { Effect: "Deny", Action: [], Resource: [] }
  return { ...statement, Condition }
}
