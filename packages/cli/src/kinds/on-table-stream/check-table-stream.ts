import type { Declaration, TableDeclaration, TableStreamDeclaration } from "@tsapi/framework/internal"
import { UserError } from "../../errors/user-error.ts"
import type { Located } from "../../model/kind.ts"
import { checkStreamTrigger } from "../streams/check-stream-trigger.ts"
import { triggerName } from "../triggers/trigger-function.ts"

/** Everything Lambda would refuse in an `@onTableStream`, and a table without a stream. */
export function checkTableStream(
  trigger: Located<TableStreamDeclaration>,
  declarations: readonly Located<Declaration>[],
): readonly UserError[] {
  const { table: id, location } = trigger
  const owner = `@onTableStream of ${triggerName(trigger)}`
  const invalid = (problem: string, hint: string) =>
    new UserError("TRIGGER_INVALID", `${owner}: ${problem}`, { hint, location })
  const table = declarations.filter(isTable).find((other) => other.id === id)
  if (!table) return [invalid(`the app has no table "${id}"`, "Construct it in a module that the app imports.")]
  if (table.existing)
    return [
      invalid(`the table "${id}" is not the app's`, "Take what changes in it from a stream of the app's own tables."),
    ]
  const { file, line } = table.location
  return [
    ...(table.stream
      ? []
      : [invalid(`the table "${id}" has no stream`, `Give it one: stream: "both", at ${file}:${line}.`)]),
    ...checkStreamTrigger(trigger, declarations, owner),
  ]
}

function isTable(declaration: Located<Declaration>): declaration is Located<TableDeclaration> {
  return declaration.kind === "table"
}
