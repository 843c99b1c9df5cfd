import type { FieldName } from "./data-flow.ts"
import { StateError } from "./state-error.ts"
import type { StateRun } from "./state-run.ts"

/** A field of a state that is a whole number; undefined where it has none. Rejects with a StateError for anything else. */
export async function wholeNumber(
  { data, state }: StateRun,
  name: FieldName,
  { input, from }: { readonly input: unknown; readonly from: number },
): Promise<number | undefined> {
  const value = await data.field(state, name, { input })
  if (value === undefined || (typeof value === "number" && Number.isInteger(value) && value >= from)) return value
  throw new StateError(
    data.wrongType,
    `${name} is ${JSON.stringify(value)}, and has to be a whole number from ${from} on`,
  )
}
