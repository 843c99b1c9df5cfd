import type { ApiRestIntegration } from "../api-target.ts"
import type { ApiText } from "../api-text.ts"
import type { IntegrationFault } from "../integration-fault.ts"
import { parseTemplate } from "../mapping/mapping-template.ts"

/** Faults of templates that API Gateway could not run. */
export function checkTemplates(target: ApiRestIntegration): readonly IntegrationFault[] {
  if (!("responses" in target)) return []
  const responses = target.responses.flatMap(({ pattern, templates }) =>
    Object.entries(templates).map(
      ([type, text]) => [`the template for ${type} of ${pattern ?? "other answers"}`, text] as const,
    ),
  )
  const requests = Object.entries(target.requestTemplates).map(
    ([type, text]) => [`the request template for ${type}`, text] as const,
  )
  return [...requests, ...responses].flatMap(([name, text]) => templateFaults(name, withoutReferences(text)))
}

/** The biggest that API Gateway takes ("API Gateway quotas": 300 KB). */
const MAXIMUM_BYTES = 300 * 1024

function templateFaults(name: string, text: string): readonly IntegrationFault[] {
  const code = "INTEGRATION_TEMPLATE_INVALID"
  if (Buffer.byteLength(text) > MAXIMUM_BYTES) {
    return [{ code, message: `${name} is over 300 KB`, hint: "API Gateway takes no more; let a function do the work." }]
  }
  try {
    parseTemplate(text)
    return []
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error)
    const hint = "Write VTL: https://velocity.apache.org/engine/1.7/user-guide.html; API Gateway knows no macros."
    return [{ code, message: `${name}: ${problem}`, hint }]
  }
}

/** What CloudFormation fills in is text without VTL. */
function withoutReferences(text: ApiText): string {
  return typeof text === "string" ? text : text.map((part) => (typeof part === "string" ? part : "x")).join("")
}
