import type { Declaration } from "@tsapi/framework/internal"
import type { ErrorCode } from "../../errors/codes.ts"
import { UserError } from "../../errors/user-error.ts"
import type { Located } from "../../model/kind.ts"
import type { SourceLocation } from "../../model/source-location.ts"
import { missingQueue } from "./missing-queue.ts"
import { queueDeclarationOf } from "./queue-declaration-of.ts"

export interface LetterQueueUse {
  readonly code: ErrorCode
  /** `@onEvent of OrderWorker.ship` */
  readonly owner: string
  readonly location: SourceLocation
  readonly declarations: readonly Located<Declaration>[]
}

/** What is wrong with a queue that a service of AWS sends undelivered events to. */
export function checkLetterQueue(
  id: string | undefined,
  { code, owner, location, declarations }: LetterQueueUse,
): readonly UserError[] {
  if (id === undefined) return []
  const invalid = (problem: string, hint: string) => [new UserError(code, `${owner}: ${problem}`, { hint, location })]
  const queue = queueDeclarationOf(id, declarations)
  if (!queue) return invalid(...missingQueue(id, declarations))
  if (queue.fifo) return invalid(`"${id}" is a FIFO queue`, "Use a standard queue as its deadLetterQueue.")
  return []
}
