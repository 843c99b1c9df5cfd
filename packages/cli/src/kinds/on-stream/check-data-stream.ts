import type { DataStreamDeclaration, Declaration, StreamDeclaration } from "@tsapi/framework/internal"
import { UserError } from "../../errors/user-error.ts"
import type { Located } from "../../model/kind.ts"
import { checkStreamTrigger } from "../streams/check-stream-trigger.ts"
import { triggerName } from "../triggers/trigger-function.ts"

/** Everything Lambda would refuse in an `@onStream`. */
export function checkDataStream(
  trigger: Located<DataStreamDeclaration>,
  declarations: readonly Located<Declaration>[],
): readonly UserError[] {
  const { stream: id, location } = trigger
  const owner = `@onStream of ${triggerName(trigger)}`
  if (!declarations.filter(isStream).some((stream) => stream.id === id)) {
    const hint = "Construct it in a module that the app imports."
    return [new UserError("TRIGGER_INVALID", `${owner}: the app has no stream "${id}"`, { hint, location })]
  }
  return checkStreamTrigger(trigger, declarations, owner)
}

function isStream(declaration: Located<Declaration>): declaration is Located<StreamDeclaration> {
  return declaration.kind === "stream"
}
