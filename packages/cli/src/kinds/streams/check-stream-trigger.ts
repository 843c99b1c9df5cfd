import { type Check, integer, objectOf, oneOf, trueOrFalse } from "@tsapi/framework/checks"
import {
  type Declaration,
  type DescribedStreamTrigger,
  streamTriggerNames,
  type TriggerDeclaration,
} from "@tsapi/framework/internal"
import { UserError } from "../../errors/user-error.ts"
import type { Located } from "../../model/kind.ts"
import { queueDeclarationOf } from "../queue/queue-declaration-of.ts"
import { optionErrors } from "../resources/option-errors.ts"
import { eventFilters } from "../triggers/event-filters.ts"

/** Everything Lambda would refuse in the options that the triggers of streams share. `owner` is `@onStream of A.b`. */
export function checkStreamTrigger(
  trigger: Located<TriggerDeclaration & DescribedStreamTrigger>,
  declarations: readonly Located<Declaration>[],
  owner: string,
): readonly UserError[] {
  const { location, onFailure } = trigger
  const options = Object.fromEntries(Object.entries(trigger).filter(([name]) => streamTriggerNames.includes(name)))
  return [
    ...optionErrors({ code: "TRIGGER_INVALID", owner, options, checks, location }),
    ...(onFailure ? failureDestinationErrors(onFailure.id, declarations, { owner, location }) : []),
  ]
}

function failureDestinationErrors(
  id: string,
  declarations: readonly Located<Declaration>[],
  { owner, location }: { readonly owner: string } & Pick<Located<TriggerDeclaration>, "location">,
): readonly UserError[] {
  const invalid = (problem: string, hint: string) =>
    new UserError("TRIGGER_INVALID", `${owner}: ${problem}`, { hint, location })
  const queue = queueDeclarationOf(id, declarations)
  if (!queue) return [invalid(`the app has no queue "${id}" for onFailure`, "Construct it with `new Queue`.")]
  if (queue.fifo) return [invalid(`onFailure is the FIFO queue "${id}"`, "Lambda sends to standard queues only.")]
  return []
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
  onFailure: objectOf({ kind: oneOf(["queue"]), id: () => [] }),
  enabled: trueOrFalse,
}
