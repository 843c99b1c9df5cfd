import type { DescribedStreamTrigger } from "@tsapi/framework/internal"
import { deliveryGrants } from "../../model/delivery-grants.ts"
import type { Grant } from "../../model/grant.ts"
import type { PlanRefs } from "../../model/kind.ts"
import { failureDestination } from "./failure-destination.ts"

/** What the function's role must allow, so that Lambda can tell of records that are given up. */
export function failureGrants(
  trigger: DescribedStreamTrigger,
  { references }: Pick<PlanRefs, "references">,
  evidence: Grant["evidence"],
): readonly Grant[] {
  const destination = failureDestination(trigger, references)
  if (!destination) return []
  const told = evidence.map((each) => ({ ...each, chain: [...each.chain, "onFailure"] }))
  return deliveryGrants(destination, told)
}
