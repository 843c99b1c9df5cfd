import type { DescribedSchema } from "../../../declarations/describe-schema.ts"
import type { ApiRestIntegration } from "../api-target.ts"
import { describeIntegrationValidation } from "../describe-integration-validation.ts"
import type { IntegrationFault } from "../integration-fault.ts"

/** API Gateway compares a body with a model by its type, and lets pass what has none: such bodies must not reach the target. */
export function checkBodySchema(
  schema: DescribedSchema | undefined,
  { target, binaryMediaTypes }: { target: ApiRestIntegration; binaryMediaTypes: readonly string[] },
): readonly IntegrationFault[] {
  if (!schema) return []
  if (target.type !== "aws" && target.type !== "http")
    return [fault("body is for targets whose requests mappings make", "Remove it, and let the target check bodies.")]
  if (target.passthroughBehavior !== "never") {
    const message = `body says nothing of bodies that passthroughBehavior "${target.passthroughBehavior}" passes on`
    return [fault(message, 'Set the target\'s passthroughBehavior to "never", which answers 415 to other types.')]
  }
  const checked = describeIntegrationValidation(schema, { target, binaryMediaTypes })?.body?.mediaTypes ?? []
  const types = Object.keys(target.requestTemplates)
  const unchecked = types.filter((type) => !checked.includes(type.toLowerCase()))
  if (unchecked.length === 0 && types.length > 0) return []
  const why = schema.lacks === undefined ? "" : `: ${schema.lacks}`
  const message = `API Gateway cannot check bodies of ${unchecked.join(", ") || "any type"} by this schema${why}`
  return [fault(message, "Use JSON types that are not among the App's binaryMediaTypes, and a schema of an object.")]
}

function fault(message: string, hint: string): IntegrationFault {
  return { code: "INTEGRATION_OPTION_INVALID", message, hint }
}
