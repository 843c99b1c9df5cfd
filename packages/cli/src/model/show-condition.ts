import type { CfnValue } from "./cloudformation.ts"
import type { Grant } from "./grant.ts"
import { showResource } from "./show-resource.ts"

/** ` if kms:ViaService StringEquals dynamodb.<region>.amazonaws.com`; nothing without a condition. */
export function showCondition(condition: Grant["condition"]): string {
  const parts = Object.entries(condition ?? {}).flatMap(([operator, keys]) =>
    Object.entries(keys).map(
      ([key, value]) =>
        `${key} ${operator} ${[value]
          .flat()
          .map((one: CfnValue) => showResource(one))
          .join(" or ")}`,
    ),
  )
  return parts.length === 0 ? "" : ` if ${parts.join(" and ")}`
}
