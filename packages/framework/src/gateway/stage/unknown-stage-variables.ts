import type { StageVariables } from "../existing-function/stage-functions.ts"

/** Stage variables that texts read and the stage does not have, for all its requests: API Gateway reads them as nothing. */
export function unknownStageVariables(
  value: unknown,
  { stageVariables, canary }: StageVariables,
): readonly { readonly message: string; readonly hint: string }[] {
  const declared = new Set(Object.keys({ ...stageVariables }))
  const canaryOnly = new Set(Object.keys({ ...(canary ? canary.stageVariables : {}) }))
  const read = new Set(textsOf(value).flatMap(variablesOf))
  return [...read]
    .filter((name) => !declared.has(name))
    .map((name) => ({
      message: canaryOnly.has(name)
        ? `only the canary has a stage variable ${name}`
        : `there is no stage variable ${name}`,
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
