import { StateError } from "../state-error.ts"
import type { StateRun } from "../state-run.ts"

export async function runFail({ data, state, position }: StateRun): Promise<never> {
  const input = await data.effectiveInput(state, position.input)
  const [error, cause] = [await data.field(state, "Error", { input }), await data.field(state, "Cause", { input })]
  throw new StateError(String(error ?? ""), String(cause ?? ""))
}
