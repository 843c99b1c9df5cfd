import { UserError } from "../errors/user-error.ts"
import type { ModelContext } from "../model/kind.ts"
import type { SourceLocation } from "../model/source-location.ts"

export interface DuplicateNames {
  /** What the declarations are: `table`. */
  readonly noun: string
  /** Ids that differ may still be one in the template. */
  logicalIdOf(id: string): string
}

/** Reports every declaration whose resource another one before it declares too. */
export function reportDuplicates(
  declarations: readonly { readonly id: string; readonly location: SourceLocation }[],
  { noun, logicalIdOf }: DuplicateNames,
  { report }: Pick<ModelContext, "report">,
): void {
  const seen = new Map<string, SourceLocation>()
  for (const { id, location } of declarations) {
    const logicalId = logicalIdOf(id)
    const first = seen.get(logicalId)
    if (first) {
      const message = `Two ${noun}s are named "${id}": the other is at ${first.file}:${first.line}`
      const hint = `Give each ${noun} its own id, and share one constant between modules.`
      report(new UserError("RESOURCE_DUPLICATE", message, { hint, location }))
    }
    seen.set(logicalId, location)
  }
}
