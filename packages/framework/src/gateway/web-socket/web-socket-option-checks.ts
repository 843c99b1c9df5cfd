import { type Check, checkObject, fault, type OptionFault, show, trueOrFalse } from "../../checks/index.ts"
import { checkDomainForm } from "../domain/domain-checks.ts"
import { stageChecks } from "../stage/stage-checks.ts"
import { checkThrottle } from "../throttle/check-throttle.ts"
import { compileRouteSelection } from "./route-selection.ts"

/** Everything wrong with the form of the `webSocket` of an App or of a config. */
export function webSocketOptionFaults(value: unknown, at: readonly string[]): readonly OptionFault[] {
  return checkObject(value, options, at)
}

const { accessLogs, executionLogs, cloudWatchRole, stageVariables } = stageChecks

const options: Readonly<Record<string, Check>> = {
  routeSelectionExpression: checkRouteSelection,
  throttle: checkThrottle,
  ...(accessLogs && { accessLogs }),
  ...(executionLogs && { executionLogs }),
  ...(cloudWatchRole && { cloudWatchRole }),
  ...(stageVariables && { stageVariables }),
  domain: checkDomainForm,
  disableExecuteApiEndpoint: trueOrFalse,
}

function checkRouteSelection(value: unknown, at: readonly string[]): readonly OptionFault[] {
  if (typeof value === "string" && compileRouteSelection(value)) return []
  const hint = "Use a place such as $request.body.action, or a text with places, ${request.body.a}/${request.body.b}."
  return [fault(at, `is ${show(value)}`, hint)]
}
