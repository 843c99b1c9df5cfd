import { fault, type OptionFault, record, show } from "../../checks/index.ts"

// https://docs.aws.amazon.com/apigateway/latest/api/API_CreateStage.html and the quotas of the developer guide
const NAME = /^\w{1,64}$/
const VALUE = /^[A-Za-z0-9\-._~:/?#&=,]{1,512}$/
const MOST = 100

/** Faults of `stageVariables`. */
export function checkStageVariables(value: unknown, at: readonly string[]): readonly OptionFault[] {
  const faults = record(variable)(value, at)
  const count = Object.keys(Object(value) as object).length
  if (faults.length > 0 || count <= MOST) return faults
  return [
    fault(at, `has ${count} variables`, `A stage has ${MOST} at most: put the rest into the functions' environment.`),
  ]
}

function variable(value: unknown, at: readonly string[]): readonly OptionFault[] {
  if (!NAME.test(at.at(-1) ?? "")) {
    return [fault(at, "is no name of a stage variable", "Use up to 64 letters, digits and underscores.")]
  }
  if (typeof value === "string" && VALUE.test(value)) return []
  const hint = "API Gateway takes 1 to 512 letters, digits and - . _ ~ : / ? # & = , as the value of a stage variable."
  return [fault(at, `is ${show(value)}`, hint)]
}
