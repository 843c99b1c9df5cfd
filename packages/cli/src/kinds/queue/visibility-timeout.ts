import { UserError } from "../../errors/user-error.ts"
import type { AppModel } from "../../model/app-model.ts"
import { queueTriggers } from "../on-queue/queue-triggers.ts"
import type { QueueModel } from "./queue-model.ts"

/**
 * How long a received message stays hidden, in seconds: six times what its function may take, as Lambda recommends. Throws
 * a UserError for a time that Lambda refuses.
 */
export function visibilityTimeout({ id, declaration, location }: QueueModel, app: AppModel): number {
  const readers = queueTriggers(id, app.declared)
  const timeouts = app.functions.flatMap((fn) =>
    readers.some(({ functionId }) => functionId === fn.id) ? fn.timeoutSeconds : [],
  )
  const slowest = Math.max(0, ...timeouts)
  const { visibilityTimeout: own = timeouts.length > 0 ? Math.min(6 * slowest, MAXIMUM) : 30 } = declaration
  if (own >= slowest) return own
  const message = `Queue "${id}": visibilityTimeout is ${own}, and a function that takes its messages has ${slowest} seconds`
  const hint = `Use ${slowest} seconds or more, or give the function a shorter timeout.`
  throw new UserError("RESOURCE_INVALID", message, { hint, location })
}

const MAXIMUM = 43_200
