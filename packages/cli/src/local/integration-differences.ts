import type { ApiDescription } from "@tsapi/framework/gateway"

/** What integrations without a function reach deployed, and not here or otherwise. */
export function integrationDifferences(
  { routes }: ApiDescription,
  endpointOf: (service: string) => string | undefined,
): readonly string[] {
  const targets = routes.map(({ target }) => target)
  const missing = targets.flatMap((target) =>
    target.type === "aws" && endpointOf(target.service) === undefined ? target.label : [],
  )
  const linked = targets.some((target) => "vpcLink" in target && target.vpcLink)
  return [
    ...(missing.length > 0
      ? [`Nothing stands in for ${[...new Set(missing)].join(", ")} here: its routes answer 501.`]
      : []),
    ...(linked ? ["Backends behind a VPC link are called directly here."] : []),
  ]
}
