import { functionLogicalIds } from "../model/logical-id.ts"
import type { FunctionPolicy } from "../model/grant.ts"
import type { SourceLocation } from "../model/source-location.ts"
import type { Terminal } from "../terminal/terminal.ts"
import type { PermissionDifference } from "./compare-permissions.ts"
import type { Permission } from "./read-permissions.ts"
import type { ChangeSummary, ResourceChange } from "./summarize-changes.ts"

/** Shows what a change set would do, for a person to decide on. */
export function showSummary(terminal: Terminal, { changes, moved }: ChangeSummary): void {
  const width = Math.max(0, ...changes.map(({ logicalId }) => logicalId.length))
  for (const change of changes) {
    const line = `${sign(change)} ${change.logicalId.padEnd(width)}  ${change.type}${place(change.location)}${note(change)}`
    terminal.progress(`  ${paint(terminal, change, line)}`)
  }
  const count = (wanted: string): number => changes.filter((change) => sign(change) === wanted).length
  terminal.progress(
    `${count("+")} to add, ${count("~")} to change, ${count("!")} to replace, ${count("-")} to delete` +
      (moved === 0 ? "" : `; ${moved} only moved to another source line`),
  )
}

/** What functions and policies may do that they could not before, with the line that asks for it, and what they lose. */
export function permissionLines(
  { colors }: Terminal,
  { broadened, narrowed }: PermissionDifference,
  policies: readonly FunctionPolicy[],
): readonly string[] {
  return [
    ...(broadened.length === 0 ? [] : [colors.yellow("Permissions broadened")]),
    ...broadened.map((one) => `  + ${describePermission(one)}${place(evidenceOf(one, policies))}`),
    ...(narrowed.length === 0 ? [] : ["Permissions narrowed"]),
    ...narrowed.map((one) => `  - ${describePermission(one)}`),
  ]
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

/** A replacement that is only possible matters where data is at stake; CloudFormation says so of half the resources. */
function sign({ action, data }: ResourceChange): "+" | "~" | "!" | "-" {
  if (action === "add" || action === "import") return "+"
  if (action === "delete") return "-"
  return action === "replace" || (action === "may-replace" && data !== undefined) ? "!" : "~"
}

function paint({ colors }: Terminal, change: ResourceChange, line: string): string {
  if (sign(change) === "+") return colors.green(line)
  return sign(change) === "~" ? line : colors.red(line)
}

function note(change: ResourceChange): string {
  const { action, data, retained } = change
  if (sign(change) === "~") return ""
  const will = { replace: "  REPLACED", "may-replace": "  MAY BE REPLACED", delete: "  DELETED", import: "  imported" }
  const fate = action === "add" || action === "change" ? "" : will[action]
  if (data === "deleted") return `${fate}, ITS DATA IS LOST`
  if (data === "detached") return `${fate}: the app starts with an empty one, the old one stays in the account`
  return action === "delete" && retained ? "  leaves the stack but is kept in the account" : fate
}

function place(location: SourceLocation | undefined): string {
  return location === undefined ? "" : `  ${location.file}:${location.line}`
}
