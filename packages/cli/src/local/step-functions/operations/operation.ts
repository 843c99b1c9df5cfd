import type { ServiceOptions } from "../../services/embedded-service.ts"
import type { Executions } from "../executions/executions.ts"
import type { TaskTokens } from "../executions/task-tokens.ts"
import type { Clock } from "../interpreter/surroundings.ts"
import type { StepFunctionsStore } from "../store/step-functions-store.ts"
import type { ServiceInput } from "../../protocol/service-input.ts"

/** What the operations work on. */
export interface StepFunctionsContext extends Pick<ServiceOptions, "region" | "accountId"> {
  readonly store: StepFunctionsStore
  readonly executions: Executions
  readonly tokens: TaskTokens
  readonly clock: Clock
}

/** Answers one request; rejects with a ServiceError. */
export type Operation = (
  context: StepFunctionsContext,
  input: ServiceInput,
  options: { readonly signal: AbortSignal },
) => Promise<object>
