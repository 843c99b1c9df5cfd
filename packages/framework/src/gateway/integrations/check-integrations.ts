import { nameOf } from "../check-routes.ts"
import { type DeclaredApi, locationOf } from "../declared-api.ts"
import type { Fault } from "../fault.ts"
import { binaryMatcher } from "../media-type.ts"
import { checkArns } from "./checks/check-arns.ts"
import { checkBodies } from "./checks/check-bodies.ts"
import { checkBodySchema } from "./checks/check-body-schema.ts"
import { checkCorsOfTarget } from "./checks/check-cors-of-target.ts"
import { checkFunction } from "./checks/check-function.ts"
import { checkParameters } from "./checks/check-parameters.ts"
import { checkResources } from "./checks/check-resources.ts"
import { checkTable } from "./checks/check-table.ts"
import { checkTargetOptions } from "./checks/check-target-options.ts"
import { checkTemplates } from "./checks/check-templates.ts"
import { unknownStageVariables } from "../stage/unknown-stage-variables.ts"
import { describeTarget } from "./targets/describe-target.ts"

/** Everything that API Gateway would refuse of integrations, or fail at for every request. */
export function checkIntegrations({ integrations, app, tables, resources }: DeclaredApi): readonly Fault[] {
  const binaryMediaTypes = app?.binaryMediaTypes ?? []
  const isBinary = binaryMatcher(binaryMediaTypes)
  const stage = app?.api ?? {}
  return integrations.flatMap((integration) => {
    const { target, path, cors, body } = integration
    const optionFaults = [
      ...checkTargetOptions(target),
      ...checkArns(target),
      ...checkResources(target, resources),
      ...checkFunction(target, stage),
    ]
    // What is described of wrong options would be faulted once more.
    const described = optionFaults.length > 0 ? undefined : describeTarget(target)
    const faults = described
      ? [
          ...checkParameters(described, { path, declared: target }),
          ...checkTable(target, tables),
          ...checkTemplates(described),
          ...unknownStageVariables(described, stage).map((fault) => ({
            code: "INTEGRATION_PARAMETER_UNKNOWN",
            ...fault,
          })),
          ...(app?.api?.type === "http"
            ? []
            : [
                ...checkBodies(described, isBinary),
                ...checkBodySchema(body, { target: described, binaryMediaTypes }),
                ...checkCorsOfTarget(described, cors),
              ]),
        ]
      : optionFaults
    return faults.map((fault) => ({
      ...fault,
      message: `${nameOf(integration)}: ${fault.message}`,
      location: locationOf(integration),
    }))
  })
}
