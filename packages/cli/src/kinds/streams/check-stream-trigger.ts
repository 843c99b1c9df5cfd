import { type Check, integer, oneOf, trueOrFalse } from "@tsapi/framework/checks"
import {
  type Declaration,
  type DescribedStreamTrigger,
  streamTriggerNames,
  type TriggerDeclaration,
} from "@tsapi/framework/internal"
import type { UserError } from "../../errors/user-error.ts"
import type { Located } from "../../model/kind.ts"
import { optionErrors } from "../resources/option-errors.ts"
import { eventFilters } from "../triggers/event-filters.ts"
import { checkFailureTarget } from "./check-failure-target.ts"

/** Everything Lambda would refuse in the options that the triggers of streams share. `owner` is `@onStream of A.b`. */
export function checkStreamTrigger(
  trigger: Located<TriggerDeclaration & DescribedStreamTrigger>,
  declarations: readonly Located<Declaration>[],
  owner: string,
): readonly UserError[] {
  const { location, onFailure, ...others } = trigger
  const options = Object.fromEntries(Object.entries(others).filter(([name]) => streamTriggerNames.includes(name)))
  return [
    ...optionErrors({ code: "TRIGGER_INVALID", owner, options, checks, location }),
    ...checkFailureTarget(onFailure, { owner, location, declarations }),
  ]
}

// https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-params.html
const checks: Readonly<Record<string, Check>> = {
  batch: trueOrFalse,
  batchSize: integer(1, 10_000, "records"),
  batchWindow: integer(0, 300, "seconds"),
  parallelization: integer(1, 10, "batches"),
  retries: integer(0, 10_000, "retries"),
  maximumRecordAge: integer(60, 604_800, "seconds"),
  bisectOnError: trueOrFalse,
  filters: eventFilters,
  startingPosition: oneOf(["trim-horizon", "latest"]),
  enabled: trueOrFalse,
}
