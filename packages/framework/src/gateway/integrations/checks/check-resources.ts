import type { DeclaredResource, DeclaredTarget } from "../../../declarations/integrations/integration-declaration.ts"
import type { AppResource } from "../../app-resources.ts"
import type { IntegrationFault } from "../integration-fault.ts"

/** Faults of resources of the app that targets name: handles of some kinds have the shape of others. */
export function checkResources(target: DeclaredTarget, resources: readonly AppResource[]): readonly IntegrationFault[] {
  return Object.entries(target).flatMap(([option, value]: readonly [string, unknown]) => {
    if (!isDeclared(value)) return []
    const resource = resources.find(({ kind, id }) => kind === value.declared && id === value.id)
    if (resource) return resource.fifo ? fifoFaults(target, resource) : []
    const noun = value.declared.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    const message = `${option} is ${value.id}, which is no ${noun} of the app`
    return [{ code: "INTEGRATION_ARN_INVALID", message, hint: `Give a ${noun} that the app declares, or an ARN.` }]
  })
}

export function isDeclared(value: unknown): value is DeclaredResource {
  return typeof value === "object" && value !== null && "declared" in value
}

/** SQS and SNS refuse every message without them. */
function fifoFaults(target: DeclaredTarget, { kind, id, contentBasedDeduplication }: AppResource) {
  if ("requestTemplates" in target && target.requestTemplates) return []
  const needed = contentBasedDeduplication ? ["messageGroupId"] : ["messageGroupId", "messageDeduplicationId"]
  const missing = needed.filter((name) => Reflect.get(target, name) === undefined)
  if (missing.length === 0) return []
  const message = `${id} is a FIFO ${kind}, and there is no ${missing.join(" and no ")}`
  const hint = `Give ${missing.map((name) => `${name}: '$input.path("$.…")'`).join(" and ")}.`
  return [{ code: "INTEGRATION_OPTION_INVALID", message, hint }]
}
