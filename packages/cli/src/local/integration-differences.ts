import { type ApiDescription, targetLabel } from "@tsapi/framework/gateway"

/** What integrations without a function reach deployed, and not here or otherwise. */
export function integrationDifferences(
  { routes }: ApiDescription,
  endpointOf: (service: string) => string | undefined,
): readonly string[] {
  const targets = routes.map(({ target }) => target)
  const missing = targets.flatMap((target) =>
    "service" in target && endpointOf(target.service) === undefined ? target.label : [],
  )
  const elsewhere = targets.flatMap((target) =>
    target.type === "aws_proxy" && endpointOf("lambda") === undefined ? targetLabel(target) : [],
  )
  const linked = targets.some((target) => "vpcLink" in target && target.vpcLink)
  return [
    ...(missing.length > 0
      ? [`Nothing stands in for ${[...new Set(missing)].join(", ")} here: its routes answer 501.`]
      : []),
    ...[...new Set(elsewhere)].map((label) => `The ${label} is deployed elsewhere: its routes answer 501 here.`),
    ...(linked ? ["Backends behind a VPC link are called directly here."] : []),
  ]
}
