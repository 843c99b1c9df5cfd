import type { Declaration, TriggerDeclaration } from "@tsapi/framework/internal"
import type { UserError } from "../../errors/user-error.ts"
import type { Located, ModelContext } from "../../model/kind.ts"

/** The triggers that `check` finds no fault with; the faults of the others are reported. */
export function soundTriggers<D extends TriggerDeclaration>(
  triggers: readonly Located<D>[],
  { declarations, report }: Pick<ModelContext, "declarations" | "report">,
  check: (trigger: Located<D>, declarations: readonly Located<Declaration>[]) => readonly UserError[],
): readonly Located<D>[] {
  return triggers.filter((trigger) => {
    const errors = check(trigger, declarations)
    errors.forEach(report)
    return errors.length === 0
  })
}
