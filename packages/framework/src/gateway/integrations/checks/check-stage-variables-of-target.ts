import type { ApiOptions } from "../../../declarations/api-options.ts"
import type { ApiIntegration } from "../api-target.ts"
import type { IntegrationFault } from "../integration-fault.ts"

/** Faults of stage variables that a target reads and the stage does not have: API Gateway reads them as nothing. */
export function checkStageVariablesOfTarget(
  target: ApiIntegration,
  api: ApiOptions | undefined,
): readonly IntegrationFault[] {
  const canary = api?.canary ? api.canary.stageVariables : {}
  const declared = new Set(Object.keys({ ...api?.stageVariables, ...canary }))
  const read = new Set(textsOf(target).flatMap(variablesOf))
  return [...read]
    .filter((name) => !declared.has(name))
    .map((name) => ({
      code: "INTEGRATION_PARAMETER_UNKNOWN",
      message: `there is no stage variable ${name}`,
      hint: `The stage has ${[...declared].join(", ") || "none"}; add ${name} to stageVariables of api, for every stage.`,
    }))
}

/** Those of a place, of a URL and of a template; `$stageVariables.get("x")` is not looked into. */
function variablesOf(text: string): readonly string[] {
  const [, place] = /^stageVariables\.(\w+)$/.exec(text) ?? []
  if (place !== undefined) return [place]
  return [...text.matchAll(/\$!?\{?stageVariables\.(\w+)(?![\w(])/g)].map(([, name = ""]) => name)
}

function textsOf(value: unknown): readonly string[] {
  if (typeof value === "string") return [value]
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : []
}
