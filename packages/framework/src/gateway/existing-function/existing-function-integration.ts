import { lambdaIntegration, type LambdaIntegrationOptions } from "../lambda-integration.ts"
import type { Integration } from "../method-endpoint.ts"
import type { ApiExistingFunction } from "../integrations/api-target.ts"
import { targetLabel } from "../integrations/target-label.ts"
import { lambdaInvoker } from "./lambda-invoker.ts"

/** A Lambda proxy integration with a function that is not of the app. */
export function existingFunctionIntegration(
  target: ApiExistingFunction & { readonly timeoutMs?: number | undefined },
  { environment, gateway }: LambdaIntegrationOptions,
): Integration {
  const { timeoutMs } = target
  return async (call) => {
    const invoker = lambdaInvoker(target, { environment, stageVariables: call.event.stageVariables })
    if ("refused" in invoker) return invoker
    const { label, invoke } = invoker
    const options = { environment, gateway: { ...gateway, invoke } }
    const answer = await lambdaIntegration({ functionId: label, timeoutMs }, options)(call)
    return "refused" in answer ? answer : { ...answer, functionId: undefined, target: targetLabel(target) }
  }
}
