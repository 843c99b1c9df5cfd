import { type ApiDescription, resourcePolicyStatements } from "@tsapi/framework/gateway"
import type { CfnValue } from "../../model/cloudformation.ts"

/** The resource policy in an API's document; nothing where it has none. */
export function resourcePolicy(api: ApiDescription): Record<string, CfnValue> {
  const statements = resourcePolicyStatements(api)
  if (statements.length === 0) return {}
  const Statement = statements.map(({ Condition, ...statement }) => ({
    ...statement,
    ...(Condition && { Condition }),
  }))
  return { "x-amazon-apigateway-policy": { Version: "2012-10-17", Statement } }
}
