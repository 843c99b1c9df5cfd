import { type Check, trueOrFalse } from "../../checks/index.ts"
import { checkCanary } from "./check-canary.ts"
import { checkAccessLogs, checkExecutionLogs } from "./check-logs.ts"
import { checkStageVariables } from "./check-stage-variables.ts"

/** The options that say how the stage is. */
export const stageChecks: Readonly<Record<string, Check>> = {
  stageVariables: checkStageVariables,
  canary: checkCanary,
  tracing: trueOrFalse,
  accessLogs: checkAccessLogs,
  executionLogs: checkExecutionLogs,
  cloudWatchRole: trueOrFalse,
}
