import { functionLogicalIds } from "../model/logical-id.ts"
import type { FunctionPolicy } from "../model/grant.ts"
import type { SourceLocation } from "../model/source-location.ts"
import type { Terminal } from "../terminal/terminal.ts"
import type { PermissionDifference } from "./compare-permissions.ts"
import type { Permission } from "./read-permissions.ts"
import type { ChangeSummary, ResourceChange } from "./summarize-changes.ts"

const SIGNS = { add: "+", import: "+", change: "~", "may-replace": "!", replace: "!", delete: "-" } as const

/** Shows what a change set would do, for a person to decide on. */
export function showSummary(terminal: Terminal, { changes, moved }: ChangeSummary): void {
  const width = Math.max(0, ...changes.map(({ logicalId }) => logicalId.length))
  for (const change of changes) {
    const line = `${SIGNS[change.action]} ${change.logicalId.padEnd(width)}  ${change.type}${place(change.location)}${note(change)}`
    terminal.progress(`  ${paint(terminal, change, line)}`)
  }
  const count = (...actions: readonly string[]): number =>
    changes.filter(({ action }) => actions.includes(action)).length
  terminal.progress(
    `${count("add", "import")} to add, ${count("change")} to change, ${count("replace", "may-replace")} to replace, ${count("delete")} to delete` +
      (moved === 0 ? "" : `; ${moved} only moved to another source line`),
  )
}

/** Shows what the functions and policies may do that they could not before, with the line that asks for it, and how much they lose. */
export function showPermissions(
  terminal: Terminal,
  { broadened, narrowed }: PermissionDifference,
  policies: readonly FunctionPolicy[],
): void {
  if (broadened.length > 0) terminal.progress(terminal.colors.yellow("Permissions broadened"))
  for (const permission of broadened)
    terminal.progress(`  + ${describePermission(permission)}${place(evidenceOf(permission, policies))}`)
  if (narrowed.length > 0) terminal.progress("Permissions narrowed")
  for (const permission of narrowed) terminal.progress(`  - ${describePermission(permission)}`)
}

/** `ApiFunctionRole may dynamodb:GetItem on TodosTable.Arn`. */
export function describePermission({ effect, holder, principal, action, resource, condition }: Permission): string {
  const may = effect === "Deny" ? "must not" : "may"
  const who = principal === "" ? `${holder} ${may} ${action}` : `${principal} ${may} ${action} on ${holder}`
  return `${who}${resource === "" ? "" : ` on ${resource}`}${condition === "" ? "" : ` if ${condition}`}`
}

/** The user's line that needs a permission. */
function evidenceOf({ holder, action }: Permission, policies: readonly FunctionPolicy[]): SourceLocation | undefined {
  const policy = policies.find(({ functionId }) => functionLogicalIds(functionId).role === holder)
  const [first] = policy?.grants.find((grant) => grant.action === action)?.evidence ?? []
  return first
}

function paint({ colors }: Terminal, { action }: ResourceChange, line: string): string {
  if (action === "add" || action === "import") return colors.green(line)
  return action === "change" ? line : colors.red(line)
}

function note({ action, data, retained }: ResourceChange): string {
  const will = {
    replace: "  REPLACED",
    "may-replace": "  MAY BE REPLACED",
    delete: "  DELETED",
    add: "",
    import: "  imported",
    change: "",
  }[action]
  if (data === "deleted") return `${will}, ITS DATA IS LOST`
  if (data === "detached") return `${will}: the app starts with an empty one, the old one stays in the account`
  return action === "delete" && retained ? "  leaves the stack but is kept in the account" : will
}

function place(location: SourceLocation | undefined): string {
  return location === undefined ? "" : `  ${location.file}:${location.line}`
}
