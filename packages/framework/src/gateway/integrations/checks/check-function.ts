import type { DeclaredTarget } from "../../../declarations/integrations/integration-declaration.ts"
import { functionProblem } from "../../existing-function/function-problem.ts"
import type { StageVariables } from "../../existing-function/stage-functions.ts"
import type { IntegrationFault } from "../integration-fault.ts"

/** Faults of how a target names a function that is not of the app. */
export function checkFunction(target: DeclaredTarget, stage: StageVariables): readonly IntegrationFault[] {
  if (target.target !== "existingFunction") return []
  const problem = functionProblem(target, stage)
  return problem ? [{ code: "INTEGRATION_FUNCTION_INVALID", ...problem }] : []
}
